"""What is new in a programme, for everybody to read: from its calls and public groups, latest first."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme
from circulade.calls.enums import CallStage, CallStatus
from circulade.calls.models import Call
from circulade.calls.queries.calls import public_calls, status
from circulade.groups.models import Group

SHOWN = 6


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened, with the page it is about."""

    at: datetime
    label: str | Promise
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class CallCard:
    """A call as the home page shows it."""

    call: Call
    status: CallStatus
    href: str
    published_at: datetime | None = None  # when its result was


def call_cards(programme: Programme, *, now: datetime) -> list[CallCard]:
    """Return the announced calls with what everybody sees of them: open ones first, the nearest deadline first."""
    calls = public_calls(programme).select_related("result_settings")
    cards = [
        CallCard(call, status(call, now), _page("calls:call", call.slug), _published_at(call))
        for call in calls
    ]
    order = {CallStatus.OPEN: 0, CallStatus.UPCOMING: 1}
    return sorted(cards, key=lambda card: (order.get(card.status, 2), _deadline(card, now)))


def _deadline(card: CallCard, now: datetime) -> float:
    """Sort what still comes by its nearness, and what is over by how recent it is."""
    closes = card.call.closes_at or now
    return abs((closes - now).total_seconds())


def news(programme: Programme, cards: list[CallCard], *, now: datetime) -> list[News]:
    """Return the latest events of a programme."""
    found = [item for card in cards for item in _of_call(card, now)]
    groups = Group.objects.filter(programme=programme, public=True).order_by("-created_at")[:SHOWN]
    found += [
        News(
            group.created_at, _("A group starts to work"), str(group.name), _page("groups:group", group.slug)
        )
        for group in groups
    ]
    return sorted(found, key=lambda item: item.at, reverse=True)[:SHOWN]


def _of_call(card: CallCard, now: datetime) -> list[News]:
    call, title = card.call, str(card.call.title)
    moments = [
        (call.announced_at if card.status == CallStatus.UPCOMING else None, _("A call is announced")),
        (call.opens_at or call.announced_at, _("A call opens")),
        (call.closes_at, _("A call closes for applications")),
        (card.published_at, _("The result of a call is published")),
    ]
    found = [News(at, label, title, card.href) for at, label in moments if at is not None and at <= now]
    if call.stage == CallStage.CANCELLED:
        return found[:1]
    return found


def _published_at(call: Call) -> datetime | None:
    held = getattr(call, "result_settings", None)
    return held.published_at if held is not None and call.stage == CallStage.PUBLISHED else None


def _page(name: str, slug: str) -> str:
    try:
        return reverse(name, args=[slug])
    except NoReverseMatch:
        return ""
