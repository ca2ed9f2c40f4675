"""A selection as its page shows it: names, reasons in words, figures of rules, pictures.

Of an applicant that the reader has a conflict with, the outcome is shown once it is decided, and nothing else ever.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from circulade.cohorts.called import called_in
from circulade.cohorts.domain.pictures import balance_pictures, members_map
from circulade.cohorts.domain.replay import dossier_of, result_of
from circulade.cohorts.domain.words import Words, words_of
from circulade.cohorts.enums import SelectionState
from circulade.cohorts.models import CohortSelection
from circulade.cohorts.sources import Shown, Text, source_of
from circulade.engines.selection import Outcome, Rules
from circulade.engines.selection.wording import decimals
from circulade.files.charts import Chart
from circulade.files.dossier import BalanceTable


@dataclass(frozen=True, slots=True)
class Line:
    """One applicant: outcome and reason; of one the reader has a conflict with, the decided outcome only."""

    ref: str
    verdict: str
    track: str = ""
    name: str = ""
    country: str = ""
    href: Text = ""
    points: str = ""
    rank: int | None = None
    reason: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class RuleFigure:
    """A rule with what the cohort made of it."""

    sentence: str
    count: int | None
    least: int | None
    most: int | None
    binding: bool


@dataclass(frozen=True, slots=True)
class ShownResult:
    """Everything a result page prints."""

    tracks: tuple[tuple[str, tuple[Line, ...]], ...]
    reserve: tuple[Line, ...]
    out: tuple[Line, ...]
    ineligible: tuple[Line, ...]
    rules: tuple[RuleFigure, ...]
    total_points: str
    members: int
    applicants: int
    map: Chart | None
    balance: tuple[Chart, ...]
    tables: tuple[BalanceTable, ...]
    drawn: bool
    withheld: int = 0


def shown_result(selection: CohortSelection, *, hidden: frozenset[str] = frozenset()) -> ShownResult:
    """Put a stored selection into words and pictures."""
    pool, rules, result = result_of(selection)
    words = words_of(selection.rule_set, hidden=hidden)
    left_out = frozenset() if outcome_is_open(selection) else hidden
    shown = source_of(selection.rule_set.about).shown(selection.rule_set.about)
    lines = {
        one.ref: _line(one, rules, words, shown, hidden) for one in result.outcomes if one.ref not in left_out
    }
    verdicts = {
        verdict: _without_place(lines[one.ref] for one in result.outcomes if _said(one, lines, verdict))
        for verdict in ("out", "ineligible")
    }
    seen = {ref: one for ref, one in shown.items() if ref not in hidden}
    plain = dossier_of(selection)
    tables = tuple(_labelled(table, words) for table in plain.balance)
    return ShownResult(
        tracks=tuple(
            (words.names.get(track, track), _without_place(lines[ref] for ref in refs if ref in lines))
            for track, refs in result.members.items()
        ),
        reserve=tuple(lines[ref] for ref in result.reserve if ref in lines),
        out=verdicts["out"],
        ineligible=verdicts["ineligible"],
        rules=tuple(
            RuleFigure(words.rule(rules, key), line.count, line.least, line.most, line.binding)
            for line, (key, _rule) in zip(plain.rules, rules.keyed(), strict=True)
        ),
        total_points=decimals(result.total_points),
        members=sum(len(refs) for refs in result.members.values()),
        applicants=len(pool.applicants),
        map=members_map(result.members, seen, words),
        balance=tuple(balance_pictures(tables, result, called_in(selection.rule_set.about))),
        tables=tables,
        drawn=any(one.reason.code in ("member-draw", "draw") for one in result.outcomes),
        withheld=sum(one.ref in left_out for one in result.outcomes),
    )


def outcome_is_open(selection: CohortSelection) -> bool:
    """Tell whether outcomes are known to everybody of the office: what was decided is no secret any more."""
    return selection.state in (SelectionState.DECIDED, SelectionState.SUPERSEDED)


def _said(one: Outcome, lines: Mapping[str, Line], verdict: str) -> bool:
    return one.verdict == verdict and one.ref in lines


def _without_place(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Put lines that say nothing last: their place in the order would tell points."""
    return tuple(sorted(lines, key=lambda line: line.withheld))


def balance_of(selection: CohortSelection, words: Words) -> tuple[Chart, ...]:
    """Draw the balance alone, without a line for each applicant."""
    tables = (_labelled(table, words) for table in dossier_of(selection).balance)
    return tuple(balance_pictures(tables, result_of(selection)[2]))


def _line(
    one: Outcome, rules: Rules, words: Words, shown: Mapping[str, Shown], hidden: frozenset[str]
) -> Line:
    if one.ref in hidden:
        return Line(one.ref, one.verdict, name=_("(not shown: conflict)"), withheld=True)
    found = shown.get(one.ref, Shown(one.ref, ""))
    return Line(
        ref=one.ref,
        verdict=one.verdict,
        track=words.names.get(one.track or "", one.track or ""),
        name=found.name,
        country=found.country,
        href=found.href,
        points=decimals(one.points),
        rank=one.rank,
        reason=words.reason(one, rules),
    )


def _labelled(table: BalanceTable, words: Words) -> BalanceTable:
    known = words.attributes.get(table.attribute)
    if known is None:
        return table
    rows = tuple(
        type(row)(
            str(known.values.get(row.value, row.value)) if row.value else _("not stated"),
            row.applicants,
            row.eligible,
            row.members,
            row.least,
            row.most,
        )
        for row in table.rows
    )
    tracks = tuple(words.names.get(track, track) for track in table.tracks)
    return BalanceTable(str(known.label), tracks, rows)
