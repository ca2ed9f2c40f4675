"""A plan on paper and in calendars: one person's meetings, the tables of the day."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from circulade.core.links import absolute
from circulade.files.calendars import CalendarEntry, write_calendar
from circulade.files.meetings.plan_pdf import person_pdf, tables_pdf
from circulade.matchmaking.models import Meeting, MeetingPlan, Participant
from circulade.matchmaking.queries.days import meetings_of, own_meetings


def partner(meeting: Meeting, participant: Participant) -> Participant:
    """Return whom somebody meets."""
    return meeting.b if meeting.a_id == participant.pk else meeting.a


def place_of(meeting: Meeting) -> str:
    """Say where two meet."""
    return _("online") if meeting.table is None else _("table %s") % meeting.table


def calendar_of(plan: MeetingPlan, participant: Participant) -> bytes:
    """Return one person's meetings as iCalendar."""
    host = absolute("").partition("://")[2]
    entries = [
        CalendarEntry(
            uid=f"meeting-{one.plan.day_id}-{min(one.a_id, one.b_id)}-{max(one.a_id, one.b_id)}@{host}",
            title=_("Meeting with %s") % partner(one, participant).registration.name,
            starts=one.slot.starts,
            ends=one.slot.ends,
            changed=plan.made_at,
            location=", ".join(filter(None, [place_of(one), plan.day.event.place])),
            sequence=plan.number + plan.moved,
        )
        for one in own_meetings(plan, participant)
    ]
    return write_calendar(str(plan.day.event), entries)


def person_paper(plan: MeetingPlan, participant: Participant) -> bytes:
    """Return one person's meetings as PDF."""
    rows = [
        [
            clock(one.slot.starts, plan),
            partner(one, participant).registration.name,
            partner(one, participant).registration.organisation_name,
            place_of(one),
        ]
        for one in own_meetings(plan, participant)
    ]
    return person_pdf(_heading(plan) | {"name": participant.registration.name, "rows": rows})


def tables_paper(plan: MeetingPlan) -> bytes:
    """Return the tables of the day as PDF: who sits where in each slot."""
    slots: dict[int, dict[str, Any]] = {}
    for one in meetings_of(plan):
        slot = slots.setdefault(one.slot.number, {"time": clock(one.slot.starts, plan), "rows": []})
        slot["rows"].append([place_of(one), one.a.registration.name, one.b.registration.name])
    return tables_pdf(_heading(plan) | {"slots": [slots[number] for number in sorted(slots)]})


def clock(at: datetime, plan: MeetingPlan) -> str:
    """Return the time in the event's zone, the zone named: it may change during the event."""
    return at.astimezone(ZoneInfo(plan.day.event.time_zone)).strftime("%d.%m. %H:%M %Z")


def _heading(plan: MeetingPlan) -> dict[str, Any]:
    return {
        "event": str(plan.day.event),
        "place": plan.day.event.place,
        "plan": _("Plan %s") % plan.number,
        "labels": [_("Time"), _("Whom"), _("Organisation"), _("Where"), _("Who"), _("With")],
        "title": {"person": _("Meetings of"), "tables": _("Tables")},
    }
