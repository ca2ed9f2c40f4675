"""Set up a matchmaking day: slots within the event, tables, caps."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.events.domain.moving import Move, moved_part
from circulade.events.enums import Mode, SessionKind
from circulade.events.models import Event
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind
from circulade.matchmaking.models import MeetingDay, MeetingSlot, Participant, StandBooking

if TYPE_CHECKING:
    from circulade.accounts.models import User

MOST_SLOTS = 200
CHANGEABLE = ("tables", "most", "colleagues", "requests_until", "seed")


@dataclass(frozen=True, slots=True)
class Grid:
    """Slots of so many minutes, so many minutes apart, from one moment to another."""

    starts: datetime
    ends: datetime
    minutes: int
    pause: int = 0


def open_day(event: Event, grid: Grid, *, by: "User | None", **values: Any) -> MeetingDay:
    """Begin the meetings of an event; breaks of its programme stay free. Raises MeetingRefused."""
    moments = slots_of(event, grid)
    with transaction.atomic():
        if MeetingDay.objects.filter(event=event).exists():
            raise MeetingRefused(_("This event has meetings already."))
        day = MeetingDay(event=event, seed=event.slug)
        _assign(day, values)
        day.save()
        _store_slots(day, moments)
        audit(day, "matchmaking day opened", by=by, changes={"slots": (None, len(moments))})
    return day


def change_day(day: MeetingDay, *, by: "User | None", grid: Grid | None = None, **values: Any) -> MeetingDay:
    """Change tables, caps, the deadline or the slots; new slots only before the first plan."""
    moments = slots_of(day.event, grid) if grid is not None else None
    with transaction.atomic():
        held = MeetingDay.objects.select_for_update().select_related("event").get(pk=day.pk)
        _assign(held, values)
        _check_tables(held)
        held.save()
        if moments is not None and moments != [(each.starts, each.ends) for each in held.slots.all()]:
            if held.plans.exists() or StandBooking.objects.filter(slot__day=held).exists():
                raise MeetingRefused(
                    _(
                        "Slots: there is a plan already, or a meeting at a stand. Change availability instead."
                    ),
                    field="minutes",
                )
            held.slots.all().delete()
            _store_slots(held, moments)
            Participant.objects.filter(day=held).update(available="1" * len(moments))
        audit(held, "matchmaking day changed", by=by, changes={"fields": (None, sorted(values))})
    return held


def _assign(day: MeetingDay, values: dict[str, Any]) -> None:
    for name in CHANGEABLE:
        if name in values:
            setattr(day, name, values[name])
    if day.tables < 0 or (day.most is not None and day.most < 1):
        raise MeetingRefused(_("Most meetings of one person: at least 1, or empty."), field="most")


def _check_tables(day: MeetingDay) -> None:
    """Set meetings need a table each; those online none."""
    fixed = day.pair_rules.filter(kind=PairRuleKind.FIXED).exclude(
        Q(a__registration__mode=Mode.ONLINE) | Q(b__registration__mode=Mode.ONLINE)
    )
    most = fixed.values("slot__number").annotate(count=Count("pk")).order_by("-count", "slot__number").first()
    if most is not None and most["count"] > day.tables:
        raise MeetingRefused(
            _(
                "Tables: %(count)s meetings are set in slot %(slot)s. Keep as many tables, or take a rule back."
            )
            % {"count": most["count"], "slot": most["slot__number"]},
            field="tables",
        )


def slots_of(event: Event, grid: Grid) -> list[tuple[datetime, datetime]]:
    """Return the slots, breaks left out. They follow each other in real time, whatever the clocks are set to."""
    if grid.minutes < 5:
        raise MeetingRefused(_("Minutes: a meeting takes at least 5."), field="minutes")
    if grid.pause < 0:
        raise MeetingRefused(_("Pause: not below 0."), field="pause")
    if not event.starts <= grid.starts < grid.ends <= event.ends:
        raise MeetingRefused(
            _("Times: the meetings lie within the event and end after they begin."), field="starts"
        )
    free = event.sessions.filter(Q(kind=SessionKind.BREAK) | Q(peer_days__event=event))
    breaks = [(each.starts, each.ends) for each in free.order_by("starts")]
    length, found, at = timedelta(minutes=grid.minutes), [], grid.starts
    while at + length <= grid.ends:
        busy = [ends for starts, ends in breaks if starts < at + length and at < ends]
        if busy:
            at = max(busy)
            continue
        found.append((at, at + length))
        at += length + timedelta(minutes=grid.pause)
        if len(found) > MOST_SLOTS:
            raise MeetingRefused(_("Minutes: more than 200 slots. Take longer meetings."), field="minutes")
    if not found:
        raise MeetingRefused(_("Minutes: no meeting fits between the breaks."), field="minutes")
    return found


def move_slots(event: Event, move: Move) -> None:
    """Let the slots move with the event's programme; plans, bookings and availability go by slot and stay."""
    slots = list(MeetingSlot.objects.filter(day__event=event))
    for slot in slots:
        slot.starts, slot.ends = moved_part(slot.starts, slot.ends, move=move)
    MeetingSlot.objects.bulk_update(slots, ["starts", "ends"])


def slots_outside(event: Event) -> str:
    """Say that meetings lie outside the event, if they do."""
    slots = MeetingSlot.objects.filter(day__event=event)
    if slots.exclude(starts__gte=event.starts, ends__lte=event.ends).exists():
        return _("Meetings lie outside the event then: let the programme move along.")
    return ""


def _store_slots(day: MeetingDay, moments: list[tuple[datetime, datetime]]) -> None:
    MeetingSlot.objects.bulk_create(
        MeetingSlot(day=day, number=number, starts=starts, ends=ends)
        for number, (starts, ends) in enumerate(moments, start=1)
    )
