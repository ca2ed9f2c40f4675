"""A plan on paper and in calendars: one person's appointments, the tables of the day."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from circulade.core.links import absolute
from circulade.core.text.catalogue import language_of_letters, letter_gettext
from circulade.core.text.moment import moment, offset_name, zone_phrase
from circulade.events.models import Event, EventSession
from circulade.files.calendars import CalendarEntry, write_calendar
from circulade.files.meetings.plan_pdf import person_pdf, tables_pdf
from circulade.matchmaking.domain.agenda import Appointment, agenda_of
from circulade.matchmaking.domain.letter_sentences import say
from circulade.matchmaking.models import MeetingPlan, MeetingSlot, Participant
from circulade.matchmaking.queries.days import meetings_of


def times_of(slot: MeetingSlot | EventSession | Appointment, zone: str) -> str:
    """Return when something is on the clocks of a zone, the zone named: it may change during the event."""
    starts, ends = (at.astimezone(ZoneInfo(zone)) for at in (slot.starts, slot.ends))
    short = starts.tzname() or ""
    named = short if short.isalpha() else offset_name(starts.utcoffset() or timedelta())
    return f"{moment(starts, zone=ZoneInfo(zone), form='short')}–{ends:%H:%M} {named}"


def event_clock(event: Event) -> str:
    """Say in which zone the times of an event are."""
    return say("times", zone=_zone(event, event.time_zone))


def _zone(event: Event, zone: str) -> str:
    return zone_phrase(event.starts.astimezone(ZoneInfo(zone)))


def clocks_of(participant: Participant) -> dict[str, str]:
    """Say in which zone somebody reads the times (`times`), and which the clocks at the event show if another."""
    event = participant.day.event
    own, there = (_zone(event, zone) for zone in (participant.zone, event.time_zone))
    return {"times": say("times", zone=own), "on_site": "" if own == there else there}


def language_for(participant: Participant) -> str:
    """Return the language in which somebody is told of their meetings."""
    programme = participant.day.event.programme
    return language_of_letters(participant.registration.language, programme.office_language)


def calendar_of(plan: MeetingPlan | None, participant: Participant) -> bytes:
    """Return one person's appointments as iCalendar, in their language; each says the time in their own zone too."""
    with override(language_for(participant)):
        return _calendar(plan, participant)


def _calendar(plan: MeetingPlan | None, participant: Participant) -> bytes:
    event, zone = participant.day.event, ZoneInfo(participant.zone)
    host = absolute("").partition("://")[2]
    entries = [
        CalendarEntry(
            uid=f"meeting-{participant.day_id}-{one.name}@{host}",
            title=one.whom if one.peers else say("meeting_with", name=one.who),
            starts=one.starts,
            ends=one.ends,
            changed=plan.made_at if plan else event.created_at,
            description=moment(one.starts, zone=zone),
            address=event.joining_link if one.online else "",
            location=", ".join(filter(None, [one.place, event.place])),
            sequence=plan.number + plan.moved if plan else 0,
        )
        for one in agenda_of(plan, participant)
    ]
    return write_calendar(str(event), entries, zone=participant.zone)


def person_paper(plan: MeetingPlan | None, participant: Participant) -> bytes:
    """Return one person's appointments as PDF, in their zone and language."""
    with override(language_for(participant)):
        return _person_paper(plan, participant)


def _person_paper(plan: MeetingPlan | None, participant: Participant) -> bytes:
    event, zone = participant.day.event, participant.zone
    rows = [_row(one, zone) for one in agenda_of(plan, participant)]
    starts = event.starts.astimezone(ZoneInfo(zone))
    told = {"name": participant.registration.name, "rows": rows}
    return person_pdf(_heading(plan, event) | told | {"zone": say("times", zone=zone_phrase(starts))})


def _row(one: Appointment, zone: str) -> list[str]:
    return [times_of(one, zone), one.whom, one.organisation, one.place]


def tables_paper(plan: MeetingPlan) -> bytes:
    """Return the tables of the day as PDF: who sits where in each slot, on the event's clock."""
    event = plan.day.event
    slots: dict[int, dict[str, Any]] = {}
    for one in meetings_of(plan):
        place = letter_gettext("online") if one.table is None else say("table", table=one.table)
        slot = slots.setdefault(one.slot.number, {"time": times_of(one.slot, event.time_zone), "rows": []})
        slot["rows"].append([place, one.a.registration.name, one.b.registration.name])
    return tables_pdf(_heading(plan, event) | {"slots": [slots[number] for number in sorted(slots)]})


def _heading(plan: MeetingPlan | None, event: Event) -> dict[str, Any]:
    return {
        "event": str(event),
        "place": event.place,
        "zone": "",
        "plan": say("plan", number=plan.number) if plan else "",
        "labels": [say(name) for name in ("time", "whom", "organisation", "where")] + [_("Who"), _("With")],
        "title": {"person": say("meetings_of"), "tables": _("Tables")},
    }
