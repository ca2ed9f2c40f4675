"""Who may meet whom by kind of organisation: pairs of kinds that the organiser keeps apart.

The kind is that of the register, else the one stated at registration; somebody without one is bound by no rule.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind
from circulade.matchmaking.models import MeetingDay, Participant
from circulade.register.enums import OrganisationKind

if TYPE_CHECKING:
    from circulade.accounts.models import User

Pair = tuple[str, str]


def kinds_of(day: MeetingDay, only: Collection[int] | None = None) -> dict[int, str]:
    """Return the kind of each participant by key, "" where none is known; of those in `only` if it is given."""
    rows = Participant.objects.filter(day=day)
    if only is not None:
        rows = rows.filter(pk__in=only)
    named = rows.values_list("pk", "registration__organisation__kind", "registration__organisation_kind")
    return {pk: registered or stated for pk, registered, stated in named}


def kinds_there(day: MeetingDay) -> list[str]:
    """Return the kinds among the participants, and those a rule names, in the order of the register."""
    found = set(kinds_of(day).values()) | {kind for pair in day.apart_kinds for kind in pair}
    return [kind for kind in OrganisationKind.values if kind in found]


def pair_of(a: str, b: str) -> Pair:
    """Return two kinds in the order in which a pair is kept."""
    first, second = sorted((a, b))
    return first, second


def kept_apart(day: MeetingDay) -> set[Pair]:
    """Return the pairs of kinds that do not meet."""
    return {pair_of(a, b) for a, b in day.apart_kinds}


def apart_by_kind(day: MeetingDay, pairs: Iterable[frozenset[int]]) -> set[frozenset[int]]:
    """Return those of these pairs of participants, by key, whose kinds do not meet."""
    apart = kept_apart(day)
    if not apart:
        return set()
    pairs = set(pairs)
    kinds = kinds_of(day, {pk for pair in pairs for pk in pair} if len(pairs) < 100 else None)
    return {pair for pair in pairs if pair_of(*(kinds.get(pk, "") for pk in pair)) in apart}


def set_apart(day: MeetingDay, pairs: Iterable[Pair], *, by: "User") -> MeetingDay:
    """Say which kinds do not meet; raises MeetingRefused where a set meeting stands against it."""
    wanted = sorted({pair_of(a, b) for a, b in pairs})
    unknown = [kind for pair in wanted for kind in pair if kind not in OrganisationKind.values]
    if unknown:
        raise MeetingRefused(_("Kinds: %s is none.") % unknown[0], field="pairs")
    with transaction.atomic():
        held = MeetingDay.objects.select_for_update().select_related("event").get(pk=day.pk)
        before = held.apart_kinds
        held.apart_kinds = [list(pair) for pair in wanted]
        fixed = held.pair_rules.filter(kind=PairRuleKind.FIXED).select_related(
            "a__registration", "b__registration"
        )
        rules = {frozenset((rule.a_id, rule.b_id)): rule for rule in fixed}
        for pair in sorted(apart_by_kind(held, rules), key=sorted):
            raise MeetingRefused(
                _("Kinds: %(a)s and %(b)s have a set meeting, which this forbids. Take that rule back first.")
                % {"a": rules[pair].a.registration.name, "b": rules[pair].b.registration.name},
                field="pairs",
            )
        held.save(update_fields=["apart_kinds"])
        audit(held, "kinds kept apart", by=by, changes={"pairs": (before, held.apart_kinds)})
    return held


def label_of(kind: str) -> str:
    """Return what a kind is called."""
    return str(OrganisationKind(kind).label)
