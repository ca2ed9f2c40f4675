"""An event moves to another day or another format: what hangs on it moves along, or says why it cannot."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from circulade.events.domain.trouble import Refused
from circulade.events.enums import ACTIVE, Mode
from circulade.events.models import Event, EventSession
from circulade.events.queries.events import modes_of

Move = Callable[[datetime], datetime]
Follower = Callable[[Event, Move], None]
Check = Callable[[Event], str]
_followers: list[Follower] = []
_checks: list[Check] = []


def register_follower(follower: Follower, *, check: Check) -> None:
    """Let another app move what it keeps for an event when its programme moves; called in the transaction.

    `check` says what of it lies outside the event, if anything does.
    """
    if follower not in _followers:
        _followers.append(follower)
        _checks.append(check)


def move_by(days: timedelta, *, zone: str) -> Move:
    """Return how moments move by so much on the clocks of a zone: nine o'clock stays nine o'clock."""

    def moved(at: datetime) -> datetime:
        local = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) + days
        return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)

    return moved


def change_of_clock(*, old: str, new: str) -> Move:
    """Return how moments move so that clocks in `new` show what clocks in `old` showed."""
    return lambda at: same_clock(at, old=old, new=new)


def same_clock(at: datetime, *, old: str, new: str) -> datetime:
    """Return the moment at which clocks in `new` show what they show in `old` at this one."""
    local = at.astimezone(ZoneInfo(old)).replace(tzinfo=None)
    return local.replace(tzinfo=ZoneInfo(new)).astimezone(UTC)


def move_programme(event: Event, move: Move) -> None:
    """Move every session, and what other apps keep for the event."""
    moved = list(event.sessions.all())
    for session in moved:
        session.starts, session.ends = moved_part(session.starts, session.ends, move=move)
    EventSession.objects.bulk_update(moved, ["starts", "ends"])
    for follower in _followers:
        follower(event, move)


def moved_part(starts: datetime, ends: datetime, *, move: Move) -> tuple[datetime, datetime]:
    """Return when a part of the day is after a move: as long as before, though clocks may change in it."""
    begins = move(starts)
    return begins, begins + (ends - starts)


def distance(old: datetime, new: datetime, *, zone: str) -> timedelta:
    """Return how far apart two moments are on the clocks of a zone."""
    clocks = [at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for at in (old, new)]
    return clocks[1] - clocks[0]


def check_programme(event: Event) -> None:
    """Raise Refused if a session would lie outside the event."""
    outside = event.sessions.exclude(starts__gte=event.starts, ends__lte=event.ends).first()
    if outside is not None:
        raise Refused(
            _("“%s” lies outside the event then: change it first, or let the programme move along.")
            % outside,
            field="starts",
        )
    for check in _checks:
        if sentence := check(event):
            raise Refused(sentence, field="starts")


def check_ways(event: Event) -> None:
    """Raise Refused if people want to come in a way that the format does not have any more."""
    for mode in set(Mode) - set(modes_of(event)):
        if count := event.registrations.filter(mode=mode, state__in=ACTIVE).count():
            raise Refused(
                ngettext(
                    "%(count)d person takes part %(mode)s: see to it under People first.",
                    "%(count)d people take part %(mode)s: see to them under People first.",
                    count,
                )
                % {"count": count, "mode": mode.label},
                field="format",
            )
