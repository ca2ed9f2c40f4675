"""Figures of an event: who asked, had a seat, came; where from; what they thought."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Avg, Count

from circulade.events.enums import Mode, RegistrationState
from circulade.events.models import Event


@dataclass(frozen=True, slots=True)
class ModeFigures:
    """One way to take part."""

    mode: Mode
    registered: int
    seats: int
    came: int

    @property
    def share(self) -> str:
        """Who came of those with a seat, in per cent."""
        return f"{100 * self.came / self.seats:.0f} %" if self.seats else "–"


@dataclass(frozen=True, slots=True)
class EventFigures:
    """What the report counts."""

    modes: tuple[ModeFigures, ...]
    countries: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    answers: int
    scores: tuple[tuple[str, float], ...]
    remarks: tuple[str, ...]


SCORES = ("overall", "content", "organisation", "contacts")


def event_figures(event: Event) -> EventFigures:
    """Count people of an event by way of taking part, country and kind, and average the feedback."""
    rows = event.registrations.values_list("mode", "state", "country", "organisation_kind", "check_in")
    registered, seats, came = Counter[str](), Counter[str](), Counter[str]()
    countries, kinds = Counter[str](), Counter[str]()
    for mode, state, country, kind, checked in rows:
        registered[mode] += 1
        if state == RegistrationState.APPROVED:
            seats[mode] += 1
            countries[country] += 1
            kinds[kind] += 1
        if checked:
            came[mode] += 1
    told = event.feedback.aggregate(count=Count("pk"), **{name: Avg(name) for name in SCORES})
    return EventFigures(
        modes=tuple(
            ModeFigures(mode, registered[mode], seats[mode], came[mode]) for mode in Mode if registered[mode]
        ),
        countries=tuple(
            sorted(((key, n) for key, n in countries.items() if key), key=lambda row: (-row[1], row[0]))
        ),
        kinds=tuple(sorted(((key, n) for key, n in kinds.items() if key), key=lambda row: (-row[1], row[0]))),
        answers=told["count"],
        scores=tuple((name, float(told[name])) for name in SCORES if told[name] is not None),
        remarks=tuple(event.feedback.exclude(text="").values_list("text", flat=True)),
    )
