"""What the demo's conference asks, shows and hands out: questions of both forms, stands, papers."""

from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile

from circulade.accounts.models import User
from circulade.cli.demo.data import moment
from circulade.events.domain.asking import save_question
from circulade.events.domain.documents import add_document
from circulade.events.domain.exhibiting import save_stand
from circulade.events.domain.registering import Attendee
from circulade.events.domain.retention import answer_later
from circulade.events.domain.sessions import read_people, save_session
from circulade.events.enums import Mode, RegistrationState, SpeakerRole
from circulade.events.models import Event
from circulade.files.events.report import ReportData, ReportPart, report_pdf

ROLES = (
    ("moderators", SpeakerRole.MODERATOR),
    ("speakers", SpeakerRole.SPEAKER),
    ("rapporteurs", SpeakerRole.RAPPORTEUR),
)


def with_moments(stated: dict[str, Any], *, zone: str, first_start: datetime) -> dict[str, Any]:
    """Return the facts of an event whose day is told from the first start, with its moments."""
    facts = dict(stated)
    day, hours = facts.pop("day"), facts.pop("hours")
    for name, time in zip(("starts", "ends"), hours, strict=True):
        facts[name] = moment({"days": day, "time": time}, zone=zone, first_start=first_start)
    return facts


def load_sessions(stated: list[dict[str, Any]], event: Event, *, by: User, now: datetime) -> None:
    """Fill the programme of an event."""
    for one in stated:
        starts = event.starts + timedelta(minutes=one["at"])
        fields: dict[str, Any] = {name: one[name] for name in ("kind", "track", "room") if name in one}
        fields |= {
            "title": {"en": one["title"]},
            "starts": starts,
            "ends": starts + timedelta(minutes=one["long"]),
        }
        people = [
            each for name, role in ROLES for each in read_people("\n".join(one.get(name, [])), role=role)
        ]
        save_session(event, fields, people=people, by=by, now=now)


def load_questions(stated: dict[str, Any], event: Event, *, by: User, now: datetime) -> None:
    """Ask the questions of both forms."""
    for each in stated["questions"]:
        save_question(event, each, by=by, now=now)


def load_papers(stated: dict[str, Any], event: Event, *, by: User, now: datetime) -> None:
    """Add the paper with practical information."""
    parts = tuple(ReportPart(each["title"], tuple(each["paragraphs"])) for each in stated["practical"])
    file = paper(event, "Practical information", parts)
    add_document(event, {"en": "Practical information"}, upload=file, by=by, now=now)


def load_exhibition(stated: dict[str, Any], event: Event, *, by: User, now: datetime) -> None:
    """Set up the stands, some with a leaflet."""
    for each in stated["stands"]:
        fields = dict(each)
        leaflet = fields.pop("leaflet")
        stand = save_stand(event, fields, by=by, now=now)
        if leaflet:
            file = paper(event, leaflet, (ReportPart(stand.name, (each["text"]["en"],)),))
            add_document(event, {"en": leaflet}, upload=file, stand=stand, by=by, now=now)


def load_later(stated: dict[str, Any], event: Event, *, now: datetime) -> None:
    """Let the first people with a seat answer the second form."""
    seated = event.registrations.filter(state=RegistrationState.APPROVED, mode=Mode.IN_PERSON).order_by("pk")
    for one, answers in zip(seated, stated["later"], strict=False):
        answer_later(one, answers, now=now)


def paper(event: Event, title: str, parts: tuple[ReportPart, ...]) -> ContentFile[bytes]:
    """Set a sheet that says it is invented."""
    data = ReportData(
        title=title,
        subtitle=str(event.title),
        office=event.programme.office_name,
        label="invented, part of a demonstration",
        parts=parts,
    )
    name = f"{title.lower().replace(' ', '-')}.pdf"
    return ContentFile(report_pdf(data, day=event.starts.date()), name=name)


def attendee(row: dict[str, str]) -> Attendee:
    """Return who a row of the list is."""
    return Attendee(
        name=row["name"],
        email=row["email"],
        language=row["language"],
        organisation_name=row["organisation"],
        organisation_kind=row["kind"],
        country=row["country"],
        territory_name=row["territory"],
        answers={code: row[code] for code in ("track", "visa", "embassy") if row[code]},
        invented=True,
        listed=True,
    )
