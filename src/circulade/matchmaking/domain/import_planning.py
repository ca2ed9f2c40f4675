"""Work out what a list of participants would do: who is new, what changes, what somebody changed themselves since.

A person is known by the e-mail address. What the file last said of somebody is kept: so a repeated import changes what
the file changed, and never what the person, or the organiser, stated here since.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from circulade.events.enums import ACTIVE, Mode, RegistrationState
from circulade.events.models import Registration
from circulade.files.b2match import PeopleFile
from circulade.files.canonical import canonical_json
from circulade.files.eusurvey import ImportMapping
from circulade.matchmaking.domain.import_reading import CellProblem, RowReader, Stated, columns_of
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import ImportOutcome as Outcome
from circulade.matchmaking.models import MeetingDay, Participant

KEPT_HERE = ("available", "time_zone", "most", "seeks", "offers", "languages")


@dataclass(frozen=True, slots=True)
class Planned:
    """One person: what happens, `changes` as field → (old, new), and `kept` what they changed themselves since."""

    stated: Stated
    outcome: Outcome
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    mode: Mode | None = None
    participant: Participant | None = None
    registration: Registration | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, and every problem."""

    rows: tuple[Planned, ...]
    problems: tuple[CellProblem, ...]
    columns: Mapping[str, str]

    def count(self, outcome: Outcome) -> int:
        """Return how many people this happens to."""
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def lossless(self) -> bool:
        """Tell whether nothing that the file says is left out."""
        return not any(problem.lost for problem in self.problems)

    @property
    def sha256(self) -> str:
        """Return a digest of what would be done: the same as long as nobody changed anything meanwhile."""
        done = [
            [
                row.stated.email,
                row.outcome.value,
                {k: list(v) for k, v in row.changes.items()},
                list(row.kept),
            ]
            for row in self.rows
        ]
        return sha256(canonical_json(done)).hexdigest()


def plan_import(day: MeetingDay, people: PeopleFile, mapping: ImportMapping) -> ImportPlan:
    """Work out an import; raises MeetingRefused without a column of addresses. Nothing is stored."""
    columns = columns_of(mapping, people)
    if "email" not in columns:
        raise MeetingRefused(
            _("E-mail: choose the column that holds the addresses; by them people are known again."),
            field="column-email",
        )
    reader = RowReader(columns, list(day.slots.all()), day.event.time_zone)
    for code, refs in mapping.columns.items():
        if code not in columns:
            told = {"field": code, "column": ", ".join(refs)}
            said = _(
                "no single column “%(column)s” for %(field)s: name its header, or its address such as C1."
            )
            reader.problems.append(CellProblem("", "", said % told))
    stated = [found for row in people.rows if (found := reader.read(row)) is not None]
    known = _Known(day)
    rows = []
    for one in stated:
        planned = known.planned(one)
        rows.append(planned)
        if planned.outcome == Outcome.OUT:
            told = {"mode": str(Mode(planned.mode or Mode.IN_PERSON).label)}
            said = _(
                "nobody can take part %(mode)s: set the seats of the event first. The person is left out."
            )
            reader.problems.append(CellProblem(_("row %d") % one.row, one.name, said % told))
    return ImportPlan(tuple(rows), tuple(reader.problems), columns)


class _Known:
    """Who is registered and takes part already."""

    def __init__(self, day: MeetingDay) -> None:
        self.slots = day.slots.count()
        self.modes = set(day.event.admissions.values_list("mode", flat=True))
        self.registrations: dict[str, Registration] = {}
        for one in day.event.registrations.exclude(email="").order_by("requested_at", "pk"):
            held = self.registrations.get(one.email)
            if held is None or held.state not in ACTIVE:
                self.registrations[one.email] = one
        people = Participant.objects.filter(day=day).select_related("registration")
        self.people = {one.registration_id: one for one in people}

    def planned(self, stated: Stated) -> Planned:
        """Return what happens to one person."""
        registration = self.registrations.get(stated.email)
        if registration is None:
            return self._unknown(stated)
        one = self.people.get(registration.pk)
        planned = Planned(stated, Outcome.UNCHANGED, participant=one, registration=registration)
        if registration.state != RegistrationState.APPROVED:
            state = Outcome.WAITS if registration.state in ACTIVE else Outcome.GAVE_UP
            return replace(planned, outcome=state if stated.coming else Outcome.ABSENT)
        if one is None:
            return replace(planned, outcome=Outcome.JOINS if stated.coming else Outcome.ABSENT)
        if not stated.coming:
            return replace(planned, outcome=Outcome.ABSENT if one.withdrawn_at else Outcome.LEAVES)
        return self._compared(planned, one, stated)

    def _unknown(self, stated: Stated) -> Planned:
        if not stated.coming:
            return Planned(stated, Outcome.ABSENT)
        usual = Mode.IN_PERSON if Mode.IN_PERSON in self.modes else Mode.ONLINE
        mode = stated.mode or usual
        return Planned(stated, Outcome.NEW if mode in self.modes else Outcome.OUT, mode=mode)

    def _compared(self, planned: Planned, one: Participant, stated: Stated) -> Planned:
        last, untouched = one.imported, _untouched(one, self.slots)
        changes, kept = {}, []
        for name, new in values_of(stated).items():
            now = getattr(one, name)
            if new == now or (name in last and last[name] == new):
                continue
            before = last.get(name, untouched[name])
            if now == before:
                changes[name] = (now, new)
            else:
                kept.append(name)
        back = one.withdrawn_at is not None and last.get("coming") is False
        outcome = Outcome.RETURNS if back else Outcome.CHANGED if changes or kept else Outcome.UNCHANGED
        return replace(planned, outcome=outcome, changes=changes, kept=tuple(kept))


def values_of(stated: Stated) -> dict[str, Any]:
    """Return what a row states of how somebody takes part, by the field it is stored in."""
    found = {name: stated.values[name] for name in KEPT_HERE if name in stated.values}
    if stated.values.get("language"):
        found["languages"] = stated.values["language"]
    return found


def _untouched(one: Participant, slots: int) -> dict[str, Any]:
    """Return what stands there as long as nobody stated anything."""
    nothing: dict[str, Any] = {"time_zone": "", "most": None, "seeks": "", "offers": ""}
    return nothing | {"available": "1" * slots, "languages": [one.registration.language]}
