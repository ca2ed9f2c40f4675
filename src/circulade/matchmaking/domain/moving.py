"""Move one meeting by hand: first what it would break, then the move."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.matchmaking.domain.participants import is_online
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind
from circulade.matchmaking.models import Meeting, MeetingPlan, MeetingSlot, Participant
from circulade.matchmaking.queries.days import meetings_of

if TYPE_CHECKING:
    from circulade.accounts.models import User


def what_breaks(meeting: Meeting, slot: MeetingSlot, table: int | None) -> list[str]:
    """Say what a move to another slot and table would break; nothing: it can be made."""
    return [*clashes_of(meeting, slot, table), *against_of(meeting, slot, table)]


def clashes_of(meeting: Meeting, slot: MeetingSlot, table: int | None) -> list[str]:
    """What no confirmation can allow: somebody or a table twice at one time."""
    found = []
    others = [one for one in meetings_of(meeting.plan) if one.slot_id == slot.pk and one.pk != meeting.pk]
    for person in (meeting.a, meeting.b):
        for one in others:
            if person.pk in (one.a_id, one.b_id):
                other = one.b if one.a_id == person.pk else one.a
                found.append(
                    _("%(who)s meets %(other)s in that slot.")
                    % {"who": person.registration.name, "other": other.registration.name}
                )
    visits = slot.stand_bookings.filter(participant__in=(meeting.a_id, meeting.b_id))
    found += [
        _("%(who)s visits the stand “%(stand)s” in that slot.")
        % {"who": visit.participant.registration.name, "stand": visit.stand}
        for visit in visits.select_related("stand", "participant__registration")
    ]
    if table is not None and any(one.table == table for one in others):
        found.append(_("Table %s is taken in that slot.") % table)
    return found


def against_of(meeting: Meeting, slot: MeetingSlot, table: int | None) -> list[str]:
    """What the organiser may allow all the same."""
    day = meeting.plan.day
    found = [
        _("%s is not there in that slot.") % person.registration.name
        for person in (meeting.a, meeting.b)
        if not is_there(person, slot)
    ]
    seated = not (is_online(meeting.a) or is_online(meeting.b))
    if seated and table is None:
        found.append(_("Both are in the room and need a table."))
    if table is not None and not 1 <= table <= day.tables:
        found.append(_("There are tables 1 to %s.") % day.tables)
    pair = sorted((meeting.a_id, meeting.b_id))
    rule = day.pair_rules.filter(kind=PairRuleKind.FIXED, a=pair[0], b=pair[1]).first()
    if rule is not None and rule.slot_id != slot.pk:
        found.append(_("The organiser has set this meeting for another slot."))
    return found


def is_there(person: Participant, slot: MeetingSlot) -> bool:
    """Tell whether somebody is there in a slot."""
    return person.available[slot.number - 1 : slot.number] == "1"


def move_meeting(
    meeting: Meeting, slot: MeetingSlot, table: int | None, *, anyway: bool, by: "User"
) -> Meeting:
    """Move a meeting; raises MeetingRefused with what breaks, unless it is allowed all the same."""
    with transaction.atomic():
        plan = MeetingPlan.objects.select_for_update().select_related("day").get(pk=meeting.plan_id)
        held = Meeting.objects.select_related("slot", "a__registration", "b__registration").get(pk=meeting.pk)
        held.plan = plan
        if slot.day_id != plan.day_id:
            raise MeetingRefused(_("Slot: it is none of this day."), field="slot")
        clashes, against = clashes_of(held, slot, table), against_of(held, slot, table)
        if clashes or (against and not anyway):
            raise MeetingRefused(" ".join(clashes or against), field="slot")
        changes = {"slot": (held.slot.number, slot.number), "table": (held.table, table)}
        held.slot, held.table = slot, table
        held.save()
        plan.moved += 1
        plan.save(update_fields=["moved"])
        audit(plan, "meeting moved by hand", by=by, changes=changes)
    return held
