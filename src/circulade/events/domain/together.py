"""People who come together change their way of taking part together: who registered them changes all, or nobody."""

from collections.abc import Sequence

from django.db.models import Q

from circulade.core.text.catalogue import said
from circulade.events.domain.trouble import Refused
from circulade.events.domain.waiting import with_event
from circulade.events.enums import ACTIVE, HOLDING
from circulade.events.models import Admission, Registration


def party_of_leader(one: Registration) -> list[Registration]:
    """Return somebody with all who come with them, who leads first; refused to those whom another leads."""
    leader = one.leader
    if leader is not None and leader.state in ACTIVE and leader.admission_id == one.admission_id:
        raise Refused(said("Whoever registered your group changes it as a whole, on their own page."))
    companions = one.companions.filter(state__in=ACTIVE, admission=one.admission_id).order_by("pk")
    return [one, *with_event(one.admission, companions)]


def refuse_parts(party: Sequence[Registration], admission: Admission) -> None:
    """Raise Refused unless all of these people can change to other seats as one."""
    if len({each.state in HOLDING for each in party}) > 1:
        raise Refused(said("Some of your group have a seat, others wait for one: write to the office."))
    if both_ways(party):
        if len(party) == 1:
            raise Refused(said("You take part both ways already: withdraw the one you do not want."))
        raise Refused(said("Somebody of your group takes part both ways: they withdraw one of them first."))
    guests = sum(each.guest for each in party)
    if guests > admission.guests:
        raise Refused(said("You can bring {most} guests at most.", most=admission.guests))
    if admission.capacity is not None and 1 < len(party) > admission.capacity:
        raise Refused(
            said("There are {seats} seats in all: come in smaller groups.", seats=admission.capacity)
        )


def both_ways(party: Sequence[Registration]) -> set[int]:
    """Return which of these people have a registration the other way too, by key."""
    beside = Q(replaced_by__in=party) | Q(replaces__in=party)
    rows = Registration.objects.filter(beside, state__in=ACTIVE).values_list("replaces", "replaced_by")
    keys = {each.pk for each in party}
    return {key for row in rows for key in row if key in keys}
