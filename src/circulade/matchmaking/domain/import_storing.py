"""Store what an import of participants works out: register the new, let people join, change, leave and return."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from circulade.core.domain.audit import audit
from circulade.events.domain.registering import Attendee, take_in
from circulade.events.enums import Mode, RegistrationState
from circulade.events.models import Registration
from circulade.matchmaking.domain.import_planning import ImportPlan, Planned, values_of
from circulade.matchmaking.domain.participants import leave_meetings, return_to_meetings, take_part
from circulade.matchmaking.enums import ImportOutcome as Outcome
from circulade.matchmaking.models import MeetingDay, Participant, ParticipantImport

if TYPE_CHECKING:
    from circulade.accounts.models import User


def store_plan(
    record: ParticipantImport, plan: ImportPlan, *, tell: bool, by: "User | None", now: datetime
) -> list[str]:
    """Store everything within the caller's transaction; returns the names of the new who got no seat yet."""
    day = record.day
    new = [row for row in plan.rows if row.outcome == Outcome.NEW]
    registered = _registered(day, new, tell=tell, by=by, now=now)
    seated = [(row, registered[row.stated.email]) for row in new]
    seated = [(row, one) for row, one in seated if one.state == RegistrationState.APPROVED]
    waiting = [
        row.stated.name for row in new if registered[row.stated.email].state != RegistrationState.APPROVED
    ]
    seated += [
        (row, row.registration) for row in plan.rows if row.outcome == Outcome.JOINS and row.registration
    ]
    take_part(day, [one for _row, one in seated])
    people = Participant.objects.filter(day=day, registration__in=[one.pk for _row, one in seated])
    by_registration = {one.registration_id: one for one in people.select_related("registration")}
    for row, registration in seated:
        _state(by_registration[registration.pk], row, day=day, by=by, now=now)
    for row in plan.rows:
        if row.participant is not None:
            _update(row.participant, row, by=by, now=now)
    return waiting


def _registered(
    day: MeetingDay, rows: Iterable[Planned], *, tell: bool, by: "User | None", now: datetime
) -> dict[str, Registration]:
    found: dict[str, Registration] = {}
    rows = list(rows)
    for mode in Mode:
        coming = [_attendee(row, day) for row in rows if row.mode == mode]
        if coming:
            admission = day.event.admissions.get(mode=mode)
            made = take_in(admission, coming, now=now, by=by, letters=tell)
            found |= {one.email: one for one in made}
    return found


def _attendee(row: Planned, day: MeetingDay) -> Attendee:
    said, spoken = row.stated.values, day.event.programme.languages
    language = next((code for code in said.get("language", []) if code in spoken), spoken[0])
    return Attendee(
        name=row.stated.name,
        email=row.stated.email,
        language=language,
        organisation_name=said.get("organisation", ""),
        country=said.get("country", ""),
        territory_name=said.get("territory", ""),
    )


def _state(one: Participant, row: Planned, *, day: MeetingDay, by: "User | None", now: datetime) -> None:
    """Store what the file says of somebody who takes part from now on."""
    values = values_of(row.stated)
    if row.stated.never:
        values["available"] = "0" * day.slots.count()
    for name, value in values.items():
        setattr(one, name, value)
    one.imported = values | {"coming": True}
    one.save()
    audit(one, "participant taken in from a list", by=by, changes={"fields": (None, sorted(values))}, at=now)


def _update(one: Participant, row: Planned, *, by: "User | None", now: datetime) -> None:
    """Change what the file changed; remember all that it says, so that the next one is compared with it."""
    if row.outcome == Outcome.LEAVES:
        one = leave_meetings(one, by=by, now=now)
    elif row.outcome == Outcome.RETURNS:
        one = return_to_meetings(one, by=by)
    for name, (_old, new) in row.changes.items():
        setattr(one, name, new)
    remembered: dict[str, Any] = {**one.imported, **values_of(row.stated), "coming": row.stated.coming}
    if remembered == one.imported and not row.changes:
        return
    one.imported = remembered
    one.save()
    if row.changes:
        audit(one, "participant changed by a list", by=by, changes=dict(row.changes), at=now)
