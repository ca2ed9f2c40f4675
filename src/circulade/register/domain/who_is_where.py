"""Who is already where? Typed names in, involvements with dates and evidence out, and the priority that follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.register.domain.matching import (
    OrganisationSuggestion,
    Register,
    Suggestion,
    open_register,
    suggest_organisations,
    suggest_territories,
)
from circulade.register.models import Organisation, Participation, Territory
from circulade.register.queries.involvement import (
    Priority,
    involvements_by_organisation,
    involvements_by_territory,
)

SURE, APART = 0.8, 0.08


class Certainty(StrEnum):
    """Whether a name says whom it means."""

    SURE = "sure"
    ASKED = "asked"  # several it may be, or one that is not sure: a person must say
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a name may mean: `key` names it in the form, such as t12 or o3."""

    key: str
    record: Territory | Organisation
    score: float
    reason: str

    @property
    def percent(self) -> int:
        return round(self.score * 100)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a typed name leads to; `priority` is None while it is not known whom it means."""

    name: str
    certainty: Certainty
    candidates: tuple[Candidate, ...]
    chosen: Candidate | None
    involvements: tuple[Participation, ...]
    lost_by: tuple[Participation, ...]
    priority: bool | None
    sentence: str


def who_is_where(
    names: Sequence[str], *, programme: Programme, priority: Priority, chosen: Sequence[str] = ()
) -> list[Finding]:
    """Look up names in any language. `chosen` holds, by position, the keys that a person picked ("-": none).

    A name that stands twice is answered twice; blank lines are for the caller to leave out.
    """
    register = open_register(programme)
    asked = {
        name: candidates_for(name, programme=programme, register=register) for name in dict.fromkeys(names)
    }
    picked = [
        _pick(asked[name], chosen[number] if number < len(chosen) else "")
        for number, name in enumerate(names)
    ]
    records = [candidate.record for _certainty, candidate in picked if candidate is not None]
    territories = involvements_by_territory(
        {record.pk for record in records if isinstance(record, Territory)}
    )
    organisations = involvements_by_organisation(
        {record.pk for record in records if isinstance(record, Organisation)}
    )
    found = []
    for name, (certainty, candidate) in zip(names, picked, strict=True):
        involved: list[Participation] = []
        if candidate is not None:
            source = territories if isinstance(candidate.record, Territory) else organisations
            involved = source.get(candidate.record.pk, [])
        found.append(_finding(name, certainty, asked[name], candidate, involved, priority))
    return found


def candidates_for(name: str, *, programme: Programme, register: Register) -> tuple[Candidate, ...]:
    """The records of the register that a name may mean, surest first."""
    found: list[Suggestion | OrganisationSuggestion] = [
        *(
            each
            for each in suggest_territories(name, programme=programme, register=register)
            if each.territory
        ),
        *suggest_organisations(name, programme=programme, register=register),
    ]
    candidates = [_candidate(each) for each in found]
    return tuple(sorted((each for each in candidates if each is not None), key=lambda each: -each.score))


def _candidate(each: Suggestion | OrganisationSuggestion) -> Candidate | None:
    if isinstance(each, OrganisationSuggestion):
        return Candidate(f"o{each.organisation.pk}", each.organisation, each.score, each.reason)
    if each.territory is None:
        return None
    return Candidate(f"t{each.territory.pk}", each.territory, each.score, each.reason)


def _pick(candidates: tuple[Candidate, ...], key: str) -> tuple[Certainty, Candidate | None]:
    """The candidate that a person chose, else the only sure one."""
    if key == "-" or not candidates:
        return Certainty.UNKNOWN, None
    if (said := next((each for each in candidates if each.key == key), None)) is not None:
        return Certainty.SURE, said
    best = candidates[0]
    alone = len(candidates) == 1 or best.score - candidates[1].score > APART
    return (Certainty.SURE, best) if best.score >= SURE and alone else (Certainty.ASKED, None)


def _finding(
    name: str,
    certainty: Certainty,
    candidates: tuple[Candidate, ...],
    chosen: Candidate | None,
    involved: Iterable[Participation],
    priority: Priority,
) -> Finding:
    involved = tuple(involved)
    lost_by = tuple(priority.lost_by(involved))
    has_priority = None if certainty is Certainty.ASKED else not lost_by
    return Finding(
        name,
        certainty,
        candidates,
        chosen,
        involved,
        lost_by,
        has_priority,
        _sentence(certainty, involved, lost_by),
    )


def _sentence(
    certainty: Certainty, involved: tuple[Participation, ...], lost_by: tuple[Participation, ...]
) -> str:
    if certainty is Certainty.ASKED:
        return _("Say which one is meant: then the priority can be told.")
    if certainty is Certainty.UNKNOWN:
        return _("Not in the register, so in nothing that the register knows: has priority.")
    if lost_by:
        where = "; ".join(described(each) for each in lost_by)
        return _("Has no priority: %(where)s.") % {"where": where}
    if involved:
        return _("Has priority: none of its participations counts here.")
    return _("Has priority: takes part in nothing yet.")


def described(participation: Participation) -> str:
    """A participation in one line: as what, in what, from when to when."""
    what = str(participation.get_kind_display())
    name = f"{what} {participation.label}" if participation.label else what
    start = participation.since.isoformat() if participation.since else _("start not known")
    end = participation.until.isoformat() if participation.until else ""
    return (
        f"{name} ({start} – {end})"
        if end
        else _("%(name)s (since %(start)s)") % {"name": name, "start": start}
    )
