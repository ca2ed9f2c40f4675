"""The facilitator's decision on a suggested match: confirm it, set it aside, take the decision back."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.matchmaking.enums import MatchState
from circulade.matchmaking.models import Match

if TYPE_CHECKING:
    from circulade.accounts.models import User


class MatchRefused(ValueError):
    """The step does not follow; the sentence names the rule and the way out."""


def decide(match: Match, to: MatchState, *, by: "User", reason: str = "") -> Match:
    """Confirm a match, set it aside with a reason, or take that back; raises MatchRefused."""
    reason = reason.strip()
    if to == MatchState.SET_ASIDE and not reason:
        raise MatchRefused(
            _("Reason: say why the two do not fit, so that others understand and the order learns.")
        )
    with transaction.atomic():
        held = held_match(match)
        if held.state == MatchState.INTRODUCED:
            raise MatchRefused(_("The two have been introduced: record what came of it instead."))
        if to == MatchState.INTRODUCED:
            raise MatchRefused(_("Write and send the introduction: that introduces them."))
        if held.state == to:
            return held
        audit(
            held,
            "match decided",
            by=by,
            changes={"state": (held.state, to.value), "reason": (held.reason, reason)},
        )
        held.state, held.reason = to, reason[:300]
        held.decided_at = None if to == MatchState.SUGGESTED else timezone.now()
        held.decided_by = None if to == MatchState.SUGGESTED else by
        held.save()
    return held


def held_match(match: Match) -> Match:
    """Return the match locked for a change."""
    return Match.objects.select_for_update().get(pk=match.pk)
