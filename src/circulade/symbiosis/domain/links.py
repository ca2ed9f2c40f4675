"""Symbiosis links: begun through the office, agreed to by both sides, moved step by step, or dropped with a reason."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.symbiosis.domain.fits import may_meet, same_kind
from circulade.symbiosis.domain.problems import RecordChanged, Refused
from circulade.symbiosis.enums import DropReason, LinkState, Side
from circulade.symbiosis.models import LinkStep, Stream, SymbiosisLink
from circulade.symbiosis.queries.districts import barred_pairs

ORDER = (
    LinkState.IDEA,
    LinkState.DISCUSSION,
    LinkState.FEASIBILITY,
    LinkState.NEGOTIATION,
    LinkState.IMPLEMENTED,
    LinkState.VERIFIED,
)
CHANGEABLE = ("note", "city_role")


def begin_link(
    have: Stream, want: Stream, *, by: User | None, source: str = "", state: str = LinkState.IDEA
) -> SymbiosisLink:
    """Put a lead into the pipeline; one that is there already is returned as it is."""
    if have.side != Side.HAVE or want.side != Side.WANT or have.district_id != want.district_id:
        raise Refused(_("A link leads from what one site has to what another site of the district wants."))
    if not same_kind(have, want):
        raise Refused(
            _("What flows must be of one kind: waste, by-products and products, or heat, water, capacity.")
        )
    if not may_meet(have, want, barred=barred_pairs(have.district)):
        raise Refused(_("These two sites are kept apart, or their times do not meet."))
    with transaction.atomic():
        link, is_new = SymbiosisLink.objects.get_or_create(
            have=have,
            want=want,
            defaults={"district": have.district, "created_by": by, "source": source, "state": state},
        )
        if is_new:
            audit(link, "link begun", by=by, changes={"state": (None, link.state)})
    return link


def next_states(link: SymbiosisLink) -> list[LinkState]:
    """Return where a link can go: the next step, the one before, or dropped; a dropped one can be taken up."""
    if link.state == LinkState.DROPPED:
        return [LinkState.IDEA]
    at = ORDER.index(LinkState(link.state))
    return [*ORDER[at + 1 : at + 2], *ORDER[max(0, at - 1) : at], LinkState.DROPPED]


def move_link(
    link: SymbiosisLink, state: str, *, by: User | None, drop_reason: str = "", reason: str = ""
) -> SymbiosisLink:
    """Move a link one step; dropping it needs a reason code, and more than an idea needs both sides' consent.

    Consent ends where a link is dropped: one that is taken up again needs it anew.
    """
    with transaction.atomic():
        held = SymbiosisLink.objects.select_for_update().select_related("district").get(pk=link.pk)
        if state not in next_states(held):
            raise Refused(_("A link moves one step at a time."))
        if state == LinkState.DROPPED and drop_reason not in DropReason.values:
            raise Refused(_("Say why the link is dropped."))
        if held.state == LinkState.IDEA and state == LinkState.DISCUSSION and not held.revealed:
            raise Refused(_("Both sides must agree to know each other before they discuss."))
        if state == LinkState.VERIFIED and not held.years.filter(verified=True).exists():
            raise Refused(
                _("A link is verified by figures of a year with evidence: enter and verify them first.")
            )
        LinkStep.objects.create(
            link=held, before=held.state, after=state, reason=reason, by=by, at=timezone.now()
        )
        code = drop_reason if state == LinkState.DROPPED else ""
        audit(
            held,
            "link moved",
            by=by,
            changes={"state": (held.state, state), "drop_reason": (held.drop_reason, code)},
        )
        if held.state == LinkState.DROPPED:  # taken up again: both are asked anew
            held.have_agreed_at = held.want_agreed_at = held.asked_at = None
            held.have_declined_at = held.want_declined_at = None
        held.state, held.drop_reason = state, code
        held.revision += 1
        held.save()
    return held


def agree(link: SymbiosisLink, side: str, *, by: User | None, agreed: bool = True) -> SymbiosisLink:
    """Note that a side agreed to be known to the other, declined, or no longer agrees.

    What was seen cannot be unseen. The other side is told nothing of a refusal.
    """
    yes, no = (f"{Side(side).value}_{answer}_at" for answer in ("agreed", "declined"))
    with transaction.atomic():
        held = SymbiosisLink.objects.select_for_update().select_related("district").get(pk=link.pk)
        if agreed and held.state == LinkState.DROPPED:
            raise Refused(_("The link was dropped: take it up again first."))
        before = (getattr(held, yes) is not None, getattr(held, no) is not None)
        if before != (agreed, not agreed):
            moment = timezone.now()
            setattr(held, yes, moment if agreed else None)
            setattr(held, no, None if agreed else moment)
            held.save(update_fields=[yes, no])
            refused = "link consent withdrawn" if before[0] else "link declined"
            audit(held, "link agreed" if agreed else refused, by=by, changes={"side": (None, side)})
    return held


def change_link(
    link: SymbiosisLink, values: dict[str, Any], *, by: User | None, revision: int | None = None
) -> SymbiosisLink:
    """Change the note and the city's role; raises `RecordChanged` if it was changed since `revision`."""
    with transaction.atomic():
        held = SymbiosisLink.objects.select_for_update().select_related("district").get(pk=link.pk)
        if revision is not None and revision != held.revision:
            raise RecordChanged(held.revision)
        changed = [name for name in CHANGEABLE if name in values and getattr(held, name) != values[name]]
        for name in changed:
            setattr(held, name, values[name])
        if changed:
            held.revision += 1
            held.save()
            audit(held, "link changed", by=by, changes={"fields": (None, changed)})
    return held
