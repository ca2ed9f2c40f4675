"""Make, change, publish and cancel events."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.core.domain.audit import audit
from circulade.core.domain.remark import remark
from circulade.core.models.fields import Translated
from circulade.core.text.translated import texts
from circulade.events.domain.moving import (
    change_of_clock,
    check_programme,
    check_ways,
    distance,
    move_by,
    move_programme,
    same_clock,
)
from circulade.events.domain.reminding import tell_of_cancelling
from circulade.events.domain.trouble import Outdated, Refused, WrongStage
from circulade.events.enums import EventFormat, EventStage
from circulade.events.models import Event

if TYPE_CHECKING:
    from circulade.accounts.models import User

TRANSLATED = ("title", "description", "summary", "theme", "audience")
OUT_OF_REACH = frozenset(
    {"id", "programme", "stage", "published_at", "cancel_reason", "revision", "changed_at"}
)


def create_event(
    programme: Programme, fields: Mapping[str, Any], *, by: "User | None", now: datetime
) -> Event:
    """Store a draft of an event; raises Refused where dates or address cannot be so."""
    event = Event(programme=programme, created_at=now, changed_at=now, time_zone=programme.time_zone)
    _assign(event, fields)
    _check(event)
    with transaction.atomic():
        if programme.events.filter(slug=event.slug).exists():
            raise Refused(_("Another event has this address: choose another one."), field="slug")
        event.save(force_insert=True)
        audit(event, "event created", by=by, at=now)
    return event


def change_event(
    event: Event,
    fields: Mapping[str, Any],
    *,
    seen: int,
    by: "User | None",
    now: datetime,
    keep_clock: bool = False,
    move_along: bool = False,
) -> Event:
    """Change an event that was read at revision `seen`; raises Outdated if somebody else changed it since.

    A new time zone leaves every moment where it is; with `keep_clock` nine o'clock stays nine o'clock instead. With
    `move_along` the programme moves as far as the start does.
    """
    with transaction.atomic():
        stored = Event.objects.select_for_update().select_related("programme").get(pk=event.pk)
        changed = {name: value for name, value in fields.items() if differs(getattr(stored, name), value)}
        if seen != stored.revision and changed:
            clash = {name: (_shown(getattr(stored, name)), _shown(value)) for name, value in changed.items()}
            raise Outdated(_("Somebody else changed this event meanwhile."), clash)
        if not changed:
            return stored
        zone, began = stored.time_zone, stored.starts
        _assign(stored, changed)
        if keep_clock and stored.time_zone != zone:
            for name in {"starts", "ends"} - set(changed):
                at = getattr(stored, name)
                setattr(stored, name, same_clock(at, old=zone, new=stored.time_zone))
            move_programme(stored, change_of_clock(old=zone, new=stored.time_zone))
        _check(stored)
        if move_along and "starts" in changed:
            far = distance(began, stored.starts, zone=stored.time_zone)
            move_programme(stored, move_by(far, zone=stored.time_zone))
        if {"starts", "ends", "time_zone"} & set(changed):
            check_programme(stored)
        if stored.starts != began:
            # Whoever was reminded of a day that is none any more is reminded again.
            stored.registrations.filter(reminded_at__isnull=False).update(reminded_at=None)
        if "format" in changed:
            check_ways(stored)
        stored.revision += 1
        stored.changed_at = now
        stored.save()
        audit(stored, "event changed", by=by, changes={"fields": (None, sorted(changed))}, at=now)
    return stored


def publish_event(event: Event, *, by: "User | None", now: datetime) -> Event:
    """Show an event to everybody."""
    with transaction.atomic():
        stored = Event.objects.select_for_update().get(pk=event.pk)
        if stored.stage != EventStage.DRAFT:
            raise WrongStage(_("This event is %s already.") % stored.get_stage_display())
        _set_stage(stored, EventStage.PUBLISHED, "event published", by=by, now=now)
        stored.published_at = now
        stored.save(update_fields=["stage", "published_at", "revision", "changed_at"])
    return stored


def withdraw_event(event: Event, *, by: "User | None", now: datetime) -> Event:
    """Take a published event back into a draft, as long as nobody has registered."""
    with transaction.atomic():
        stored = Event.objects.select_for_update().get(pk=event.pk)
        if stored.stage != EventStage.PUBLISHED:
            raise WrongStage(_("Only a published event can be taken back."))
        if stored.registrations.exists():
            raise WrongStage(_("People have registered: cancel the event instead, and say why."))
        _set_stage(stored, EventStage.DRAFT, "event withdrawn", by=by, now=now)
        stored.save(update_fields=["stage", "revision", "changed_at"])
    return stored


def cancel_event(event: Event, *, reason: str, by: "User | None", now: datetime) -> Event:
    """Cancel an event with a reason that stands on its page."""
    if not reason.strip():
        raise Refused(_("Say why the event is cancelled."), field="reason")
    with transaction.atomic():
        stored = Event.objects.select_for_update().get(pk=event.pk)
        if stored.stage == EventStage.CANCELLED:
            raise WrongStage(_("This event is cancelled already."))
        stored.cancel_reason = remark(reason, about=stored, by=by)
        _set_stage(stored, EventStage.CANCELLED, "event cancelled", by=by, now=now)
        stored.save(update_fields=["stage", "cancel_reason", "revision", "changed_at"])
        tell_of_cancelling(stored, now=now)
    return stored


def _set_stage(event: Event, stage: EventStage, action: str, *, by: "User | None", now: datetime) -> None:
    audit(event, action, by=by, changes={"stage": (event.stage, stage.value)}, at=now)
    event.stage = stage
    event.revision += 1
    event.changed_at = now


def _assign(event: Event, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if name in OUT_OF_REACH:
            raise ValueError(name)
        setattr(event, name, Translated(value) if name in TRANSLATED and isinstance(value, dict) else value)


def _check(event: Event) -> None:
    if not any(text.strip() for text in texts(event.title).values()):
        raise Refused(_("An event needs a title."), field="title")
    if event.time_zone not in available_timezones():
        raise Refused(
            _("“%s” is not a time zone: write it like Europe/Brussels.") % event.time_zone, field="time_zone"
        )
    if event.starts is None or event.ends is None:
        raise Refused(_("Say when the event starts and ends."), field="starts")
    if event.ends <= event.starts:
        raise Refused(_("The event ends before it starts."), field="ends")
    if event.format == EventFormat.ONLINE and event.room:
        raise Refused(_("An event that is only online has no room."), field="room")
    if event.pk and event.parent_id == event.pk:
        raise Refused(_("An event cannot be a part of itself."), field="parent")


def differs(old: Any, new: Any) -> bool:
    """Tell whether a field would change; texts in several languages are compared language by language."""
    if isinstance(new, dict):
        return texts(old) != {code: text for code, text in new.items() if text}
    return bool(old != new)


def _shown(value: Any) -> str:
    return " / ".join(texts(value).values()) if isinstance(value, dict | Translated) else str(value or "")
