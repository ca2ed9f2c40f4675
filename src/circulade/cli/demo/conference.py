"""What the demo's conference asks, shows and hands out: questions of both forms, stands, papers."""

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from circulade.accounts.models import User
from circulade.events.domain.asking import save_question
from circulade.events.domain.documents import add_document
from circulade.events.domain.exhibiting import save_stand
from circulade.events.domain.retention import answer_later
from circulade.events.enums import Mode, RegistrationState
from circulade.events.models import Event
from circulade.files.events.report import ReportData, ReportPart, report_pdf


def load_questions(stated: dict[str, Any], event: Event, *, by: User, now: datetime) -> None:
    """Ask the questions of both forms."""
    for each in stated["questions"]:
        save_question(event, each, by=by, now=now)


def load_papers(stated: dict[str, Any], event: Event, *, by: User, now: datetime) -> None:
    """Add the paper with practical information."""
    parts = tuple(ReportPart(each["title"], tuple(each["paragraphs"])) for each in stated["practical"])
    file = _paper(event, "Practical information", parts)
    add_document(event, {"en": "Practical information"}, upload=file, by=by, now=now)


def load_exhibition(stated: dict[str, Any], event: Event, *, by: User, now: datetime) -> None:
    """Set up the stands, some with a leaflet."""
    for each in stated["stands"]:
        fields = dict(each)
        leaflet = fields.pop("leaflet")
        stand = save_stand(event, fields, by=by, now=now)
        if leaflet:
            file = _paper(event, leaflet, (ReportPart(stand.name, (each["text"]["en"],)),))
            add_document(event, {"en": leaflet}, upload=file, stand=stand, by=by, now=now)


def load_later(stated: dict[str, Any], event: Event, *, now: datetime) -> None:
    """Let the first people with a seat answer the second form."""
    seated = event.registrations.filter(state=RegistrationState.APPROVED, mode=Mode.IN_PERSON).order_by("pk")
    for one, answers in zip(seated, stated["later"], strict=False):
        answer_later(one, answers, now=now)


def _paper(event: Event, title: str, parts: tuple[ReportPart, ...]) -> ContentFile[bytes]:
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
