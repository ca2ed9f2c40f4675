"""What the organiser sets for two participants: a slot in which they meet, or that they never do."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.matchmaking.domain.kinds import apart_by_kind
from circulade.matchmaking.domain.participants import is_online
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind
from circulade.matchmaking.models import MeetingDay, MeetingSlot, PairRule, Participant

if TYPE_CHECKING:
    from circulade.accounts.models import User


def set_rule(
    day: MeetingDay,
    kind: PairRuleKind,
    a: Participant,
    b: Participant,
    *,
    slot: MeetingSlot | None = None,
    reason: str = "",
    by: "User",
) -> PairRule:
    """Set what holds for two; raises MeetingRefused for what can hold for nobody."""
    if a.pk == b.pk:
        raise MeetingRefused(_("With: nobody can meet themselves."), field="b")
    first, second = sorted((a, b), key=lambda one: one.pk)
    with transaction.atomic():
        held = MeetingDay.objects.select_for_update().get(pk=day.pk)
        if kind == PairRuleKind.FIXED:
            _check_kinds(held, first, second)
            _check_slot(held, first, second, slot)
        rule, _new = PairRule.objects.update_or_create(
            day=held,
            a=first,
            b=second,
            defaults={
                "kind": kind,
                "slot": slot if kind == PairRuleKind.FIXED else None,
                "reason": reason.strip(),
            },
        )
        audit(held, "pair rule set", by=by, changes={"rule": (None, f"{first.pk} {second.pk} {kind.value}")})
    return rule


def drop_rule(rule: PairRule, *, by: "User") -> None:
    """Take a rule back."""
    with transaction.atomic():
        audit(rule.day, "pair rule taken back", by=by, changes={"rule": (f"{rule.a_id} {rule.b_id}", None)})
        rule.delete()


def _check_kinds(day: MeetingDay, a: Participant, b: Participant) -> None:
    if apart_by_kind(day, [frozenset((a.pk, b.pk))]):
        raise MeetingRefused(
            _("Rule: people of these two kinds do not meet here, you set. Let the kinds meet first."),
            field="kind",
        )


def _check_slot(day: MeetingDay, a: Participant, b: Participant, slot: MeetingSlot | None) -> None:
    if slot is None or slot.day_id != day.pk:
        raise MeetingRefused(_("Slot: say in which the two meet."), field="slot")
    for person in (a, b):
        if person.available[slot.number - 1 : slot.number] != "1":
            raise MeetingRefused(
                _("Slot: %s is not there in that slot.") % person.registration.name, field="slot"
            )
        if person.stand_bookings.filter(slot=slot).exists():
            raise MeetingRefused(
                _("Slot: %s visits a stand in that slot.") % person.registration.name, field="slot"
            )
    others = day.pair_rules.filter(kind=PairRuleKind.FIXED, slot=slot).exclude(a=a, b=b)
    seated = 0
    for rule in others.select_related("a__registration", "b__registration"):
        if {rule.a_id, rule.b_id} & {a.pk, b.pk}:
            raise MeetingRefused(_("Slot: one of the two has another set meeting in it."), field="slot")
        seated += not (is_online(rule.a) or is_online(rule.b))
    if not (is_online(a) or is_online(b)) and seated >= day.tables:
        raise MeetingRefused(
            _("Slot: set meetings take all %s tables of it. Add tables or choose another.") % day.tables,
            field="slot",
        )
