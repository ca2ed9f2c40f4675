"""The programme of an event: sessions with their times, rooms and the people on stage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.core.domain.search import index_registered
from circulade.core.models.fields import Translated
from circulade.core.text.translated import texts
from circulade.events.domain.trouble import Refused
from circulade.events.enums import SpeakerRole
from circulade.events.models import Event, EventSession, Speaker

if TYPE_CHECKING:
    from circulade.accounts.models import User

TRANSLATED = ("title", "description", "summary")


@dataclass(frozen=True, slots=True)
class OnStage:
    """Somebody in a session, as typed."""

    name: str
    affiliation: str = ""
    role: SpeakerRole = SpeakerRole.SPEAKER


def save_session(
    event: Event,
    fields: Mapping[str, Any],
    *,
    people: Iterable[OnStage] = (),
    by: "User | None",
    now: datetime,
    session: EventSession | None = None,
) -> EventSession:
    """Add a part of the programme or change one; `people` are all who are on stage in it."""
    made = session or EventSession(event=event)
    for name, value in fields.items():
        setattr(made, name, Translated(value) if name in TRANSLATED and isinstance(value, dict) else value)
    with transaction.atomic():
        stored = Event.objects.select_for_update().get(pk=event.pk)
        _check(made, stored)
        made.save()
        made.speakers.all().delete()
        Speaker.objects.bulk_create(
            Speaker(
                event=event,
                session=made,
                name=one.name,
                affiliation=one.affiliation,
                role=one.role,
                position=position,
            )
            for position, one in enumerate(people)
        )
        _note_change(event, now=now)
        action = "session added" if session is None else "session changed"
        audit(stored, action, by=by, changes={"session": (None, made.pk)}, at=now)
        index_registered(stored)
    return made


def delete_session(session: EventSession, *, by: "User | None", now: datetime) -> None:
    """Take a part out of the programme; its documents stay with the event."""
    with transaction.atomic():
        audit(session.event, "session deleted", by=by, changes={"session": (session.pk, None)}, at=now)
        _note_change(session.event, now=now)
        session.delete()
        index_registered(session.event)


def _note_change(event: Event, *, now: datetime) -> None:
    """Let feeds and calendars know that the programme is another one."""
    Event.objects.filter(pk=event.pk).update(changed_at=now)


def _check(session: EventSession, event: Event) -> None:
    if not any(text.strip() for text in texts(session.title).values()):
        raise Refused(_("A session needs a title."), field="title")
    if session.ends <= session.starts:
        raise Refused(_("The session ends before it starts."), field="ends")
    if session.starts < event.starts or session.ends > event.ends:
        raise Refused(
            _("The session lies outside the event: change its times or those of the event."), field="starts"
        )
    at_once = event.sessions.exclude(pk=session.pk).filter(starts__lt=session.ends, ends__gt=session.starts)
    if session.room and (other := at_once.filter(room=session.room).first()):
        raise Refused(
            _("“%(other)s” is in the room %(room)s at that time.") % {"other": other, "room": session.room},
            field="room",
        )
    if not session.track and (other := at_once.filter(track="").first()):
        raise Refused(
            _("“%s” is for everybody at that time: give parallel sessions a track.") % other, field="track"
        )


def read_people(text: str, *, role: SpeakerRole) -> list[OnStage]:
    """Read people typed one a line: name, then a comma or a bar and where they come from."""
    found = []
    for line in text.splitlines():
        name, _separator, affiliation = line.replace("|", ",", 1).partition(",")
        if name.strip():
            found.append(OnStage(name.strip()[:200], affiliation.strip()[:300], role))
    return found


def typed_people(people: Iterable[Speaker], *, role: SpeakerRole) -> str:
    """Write people as they are typed."""
    return "\n".join(
        ", ".join(part for part in (one.name, one.affiliation) if part) for one in people if one.role == role
    )
