"""Begin an event after the model of another: the next webinar of a series, the conference of next year.

Texts, facts, programme, seats and questions are copied; nobody who came, no documents, no stands, and nothing that
belongs to that one day: code, joining link, recording, summaries, the date of publication.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from circulade.core.domain.audit import audit
from circulade.events.domain.editing import create_event
from circulade.events.domain.moving import Move, check_programme, distance, move_by, moved_part
from circulade.events.enums import EventFormat
from circulade.events.models import Admission, Event, EventQuestion, EventSession, Speaker
from circulade.events.queries.events import modes_of

if TYPE_CHECKING:
    from circulade.accounts.models import User

FACTS = (
    "description",
    "theme",
    "audience",
    "place",
    "address",
    "country",
    "tags",
    "languages",
    "territory_kinds",
    "countries",
    "organiser",
    "partner",
    "contact",
    "group",
    "website",
    "keep_answers_days",
)
SESSION = ("kind", "title", "description", "track", "room")
SPEAKER = ("person", "name", "affiliation", "role", "position")
SEATS = ("mode", "capacity", "rule", "offer_hours", "one_per_territory", "reserved", "guests")
QUESTION = (
    "stage",
    "code",
    "kind",
    "title",
    "help",
    "required",
    "options",
    "mode",
    "shown_if",
    "shown_values",
    "keep_days",
    "position",
)


def copy_event(model: Event, fields: Mapping[str, Any], *, by: "User | None", now: datetime) -> Event:
    """Store a draft with what was typed, and all else as in `model`, as far from its start as there. Raises Refused."""
    facts = {name: getattr(model, name) for name in FACTS}
    if fields["format"] != EventFormat.ONLINE:
        facts["room"] = model.room
    with transaction.atomic():
        made = create_event(model.programme, facts | dict(fields), by=by, now=now)
        far = distance(model.starts, made.starts, zone=made.time_zone)
        move = move_by(far, zone=made.time_zone)
        _copy_sessions(model, made, move)
        check_programme(made)
        ways = modes_of(made)
        for seats in model.admissions.filter(mode__in=ways):
            closes = seats.closes_at and min(move(seats.closes_at), made.ends)
            opens = seats.opens_at and move(seats.opens_at)
            Admission.objects.create(event=made, opens_at=opens, closes_at=closes, **_of(seats, SEATS))
        EventQuestion.objects.bulk_create(
            EventQuestion(event=made, **_of(each, QUESTION)) for each in model.questions.all()
        )
        audit(made, "event copied", by=by, changes={"from": (None, model.pk)}, at=now)
    return made


def _of(record: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _copy_sessions(model: Event, made: Event, move: Move) -> None:
    for session in model.sessions.prefetch_related("speakers"):
        starts, ends = moved_part(session.starts, session.ends, move=move)
        copied = EventSession.objects.create(event=made, starts=starts, ends=ends, **_of(session, SESSION))
        Speaker.objects.bulk_create(
            Speaker(event=made, session=copied, **_of(each, SPEAKER)) for each in session.speakers.all()
        )
    overall = model.speakers.filter(session=None)
    Speaker.objects.bulk_create(Speaker(event=made, **_of(each, SPEAKER)) for each in overall)
