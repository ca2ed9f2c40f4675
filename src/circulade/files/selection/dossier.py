"""What the dossier of a selection says, taken from pool, rules and result."""

from collections.abc import Iterator

from circulade.engines.selection import (
    ENGINE,
    VERSION,
    Figure,
    Outcome,
    Pool,
    Rules,
    Selection,
    reason_wording,
    sentence,
)
from circulade.engines.selection.wording import rounded
from circulade.files import dossier as document
from circulade.files.selection.inputs import input_sha256

METHOD = (
    "Points of an applicant are the weighted mean of its criterion means over the assessors, in exact arithmetic.",
    "Among all cohorts that satisfy every rule, the one chosen fills the places, then follows the priorities in "
    "their order, then has the most points in total, then the most points in the first and following tracks, then "
    "the most even spread where one is asked for. Each step was solved to its proven optimum.",
    "What is still equal is settled by the public draw.",
)
DRAW = (
    "Applicants are walked in the order of the SHA-256 of the seed, a vertical bar and their reference; each is a "
    "member if some optimal cohort that agrees with the earlier decisions has it, in the earliest track possible."
)
SIGNATURES = ("For the panel", "For the office")


def dossier_data(
    pool: Pool,
    rules: Rules,
    selection: Selection,
    *,
    title: str = "Selection dossier",
    sha256: str = "",
) -> document.DossierData:
    """Return the dossier as plain data; a caller with a programme fills in names and people by `replace`."""
    lines = {one.ref: _line(one, rules) for one in selection.outcomes}
    by_verdict = {
        verdict: tuple(lines[one.ref] for one in selection.outcomes if one.verdict == verdict)
        for verdict in ("out", "ineligible")
    }
    return document.DossierData(
        title=title,
        method=METHOD,
        figures=_key_figures(pool, selection),
        rules=tuple(_rules(rules, selection)),
        balance=tuple(_balance(pool, rules, selection)),
        tracks=tuple(
            document.TrackMembers(
                track.name,
                str(track.most) if track.least == track.most else f"{track.least} to {track.most}",
                tuple(lines[ref] for ref in selection.members[track.name]),
            )
            for track in rules.tracks
        ),
        reserve=tuple(lines[ref] for ref in selection.reserve),
        out=by_verdict["out"],
        ineligible=by_verdict["ineligible"],
        panel_decisions=(
            *(document.PanelDecision(one.ref, "include", one.reason) for one in rules.include),
            *(document.PanelDecision(one.ref, "exclude", one.reason) for one in rules.exclude),
        ),
        draw=document.Draw(selection.seed, DRAW, _drawn(selection)),
        provenance=document.Provenance(
            engine=ENGINE,
            version=VERSION,
            input_sha256=sha256 or input_sha256(pool, rules),
            how_to_verify="circulade verify bundle.zip",
        ),
        signatures=tuple(document.Signature(role) for role in SIGNATURES),
    )


def _line(one: Outcome, rules: Rules) -> document.ApplicantLine:
    return document.ApplicantLine(
        ref=one.ref,
        track=one.track or "",
        points=f"{rounded(one.points):f}",
        rank=one.rank,
        reason=reason_wording(one, rules).text(),
        replaces=one.replaces,
    )


def _key_figures(pool: Pool, selection: Selection) -> tuple[document.Figure, ...]:
    eligible = sum(one.verdict != "ineligible" for one in selection.outcomes)
    members = sum(len(refs) for refs in selection.members.values())
    return (
        document.Figure("applicants", str(len(pool.applicants))),
        document.Figure("eligible", str(eligible)),
        document.Figure("members", str(members)),
        document.Figure("points in total", f"{rounded(selection.total_points):f}"),
    )


def _drawn(selection: Selection) -> tuple[str, ...]:
    return tuple(one.ref for one in selection.outcomes if one.reason.code == "member-draw")


def _rules(rules: Rules, selection: Selection) -> Iterator[document.RuleLine]:
    figures: dict[str, list[Figure]] = {}
    for figure in selection.figures:
        figures.setdefault(figure.rule, []).append(figure)
    for key, _ in rules.keyed():
        own, text = figures.get(key, []), sentence(rules, key).text()
        # A threshold counts everybody who reaches it, so its count is none of the cohort.
        if len(own) == 1 and not key.startswith("thresholds["):
            only = own[0]
            yield document.RuleLine(text, only.least, only.most, only.count, only.binding)
        else:
            yield document.RuleLine(text, binding=any(figure.binding for figure in own))


def _balance(pool: Pool, rules: Rules, selection: Selection) -> Iterator[document.BalanceTable]:
    """One table for every attribute that a rule speaks of."""
    ruled = [getattr(rule, "group", rule) for _, rule in rules.keyed()]
    names = dict.fromkeys(name for rule in ruled if (name := getattr(rule, "attribute", None)))
    for name in names:
        if not any(_is_number(value) for one in pool.applicants for value in one.attributes.get(name, ())):
            yield _table(pool, rules, selection, name)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).removeprefix("-").isdigit()


def _table(pool: Pool, rules: Rules, selection: Selection, name: str) -> document.BalanceTable:
    outcomes = {one.ref: one for one in selection.outcomes}
    tracks = tuple(track.name for track in rules.tracks)
    holders: dict[str, list[Outcome]] = {}
    for one in pool.applicants:
        for value in one.attributes.get(name, ()) or ("",):
            holders.setdefault(value, []).append(outcomes[one.ref])
    limits = {
        rule.group.values[0]: (rule.least, rule.most)
        for rule in rules.bounds
        if rule.group.attribute == name and len(rule.group.values) == 1 and rule.track is None
    }
    rows = []
    for value, own in sorted(holders.items()):
        least, most = limits.get(value, (None, None))
        rows.append(
            document.BalanceRow(
                value,
                applicants=len(own),
                eligible=sum(one.verdict != "ineligible" for one in own),
                members=tuple(sum(one.verdict == "member" and one.track == t for one in own) for t in tracks),
                least=least if isinstance(least, int) else None,
                most=most if isinstance(most, int) else None,
            )
        )
    return document.BalanceTable(name, tracks, tuple(rows))
