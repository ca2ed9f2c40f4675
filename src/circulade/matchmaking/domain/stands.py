"""Meetings at stands: asked for by a visitor, for a slot in which stand and visitor are both free."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import override

from circulade.core.domain.audit import audit
from circulade.core.domain.letters import BadLetter, draft, queue_letter
from circulade.core.links import page_address
from circulade.core.text.catalogue import language_of_letters, said_here
from circulade.core.text.moment import moment
from circulade.events.domain.links import token_of
from circulade.events.models import Event, Stand
from circulade.matchmaking.domain.letter_sentences import say
from circulade.matchmaking.domain.participants import there
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind
from circulade.matchmaking.models import (
    DeclinedVisit,
    Meeting,
    MeetingDay,
    MeetingSlot,
    Participant,
    StandBooking,
)

if TYPE_CHECKING:
    from circulade.accounts.models import User


def free_slots(participant: Participant, stands: Iterable[Stand]) -> dict[int, list[MeetingSlot]]:
    """Return the slots in which each of these stands and the participant are both free, by the stand's key."""
    busy = _busy(participant)
    mine = [
        slot
        for slot in participant.day.slots.all()
        if slot.pk not in busy and participant.available[slot.number - 1 : slot.number] == "1"
    ]
    taken = {(one.stand_id, one.slot_id) for one in bookings_of(participant.day) if _holds(one)}
    return {stand.pk: [slot for slot in mine if (stand.pk, slot.pk) not in taken] for stand in stands}


def bookings_of(day: MeetingDay) -> QuerySet[StandBooking]:
    """Return everything booked at the stands of a day, in its order."""
    return StandBooking.objects.filter(slot__day=day).select_related(
        "slot", "stand", "participant__registration"
    )


def _holds(booking: StandBooking) -> bool:
    """Tell whether the visitor still takes part: others may have the place of somebody who does not."""
    return bool(there([booking.participant]))


def _busy(participant: Participant) -> set[int]:
    """Return the keys of slots in which somebody meets others, in the plan shown or in the newest, or visits."""
    day = participant.day
    newest = day.plans.order_by("-number").values("pk")[:1]
    own = Q(a=participant) | Q(b=participant)
    meetings = Meeting.objects.filter(own, Q(plan=day.published_id) | Q(plan__in=newest))
    fixed = day.pair_rules.filter(own, kind=PairRuleKind.FIXED, slot__isnull=False)
    return {
        *meetings.values_list("slot_id", flat=True),
        *fixed.values_list("slot_id", flat=True),
        *participant.stand_bookings.values_list("slot_id", flat=True),
    }


def book_stand(
    participant: Participant, stand: Stand, slot: MeetingSlot, *, reason: str, now: datetime
) -> StandBooking:
    """Book a slot at a stand, and tell its people; raises MeetingRefused. Nobody is ever booked twice."""
    if not stand.meetings or stand.event_id != participant.day.event_id:
        raise MeetingRefused(said_here("This stand takes no meetings."))
    if not there([participant]):
        raise MeetingRefused(said_here("You do not take part in the meetings: ask the organiser."))
    if slot.day_id != participant.day_id:
        raise MeetingRefused(said_here("Slot: it is none of this day."), field="slot")
    if now >= slot.starts:
        raise MeetingRefused(said_here("Slot: it has begun already."), field="slot")
    try:
        with transaction.atomic():
            MeetingDay.objects.select_for_update().get(pk=participant.day_id)
            held = Participant.objects.select_related("day__event", "registration").get(pk=participant.pk)
            before = StandBooking.objects.filter(stand=stand, slot=slot).select_related(
                "participant__registration"
            )
            for gone in (one for one in before if not _holds(one)):
                gone.delete()
            if slot not in free_slots(held, [stand])[stand.pk]:
                raise MeetingRefused(
                    said_here("Slot: you and the stand are not both free any more. Choose another."),
                    field="slot",
                )
            made = StandBooking.objects.create(
                stand=stand, slot=slot, participant=held, reason=reason.strip()[:300], made_at=now
            )
            audit(made, "meeting at a stand booked", by=None, changes={"slot": (None, slot.number)}, at=now)
            _tell(made, "stand_booked", now=now)
    except IntegrityError:
        raise MeetingRefused(said_here("Slot: somebody was quicker. Choose another."), field="slot") from None
    return made


def cancel_booking(booking: StandBooking, *, by: "User | None" = None, now: datetime) -> None:
    """Give a slot at a stand free again, and tell its people."""
    with transaction.atomic():
        audit(
            booking,
            "meeting at a stand cancelled",
            by=by,
            changes={"slot": (booking.slot.number, None)},
            at=now,
        )
        _tell(booking, "stand_freed", now=now)
        booking.delete()


def decline_visit(
    booking: StandBooking, *, answer: str, by: "User | None" = None, now: datetime
) -> DeclinedVisit:
    """Let the people of a stand decline a visit, with a reason that the visitor reads; the slot is free again."""
    if not answer.strip():
        raise MeetingRefused(said_here("Reason: say why; the visitor reads it."), field="answer")
    with transaction.atomic():
        held = (
            StandBooking.objects.select_for_update(of=("self",))
            .select_related(
                "slot", "stand", "participant__registration", "participant__day__event__programme"
            )
            .filter(pk=booking.pk)
            .first()
        )
        if held is None:
            raise MeetingRefused(said_here("This visit was taken back already."))
        made = DeclinedVisit.objects.create(
            stand=held.stand,
            slot=held.slot,
            participant=held.participant,
            answer=answer.strip()[:300],
            declined_at=now,
        )
        audit(held, "meeting at a stand declined", by=by, changes={"slot": (held.slot.number, None)}, at=now)
        _tell_visitor(made, now=now)
        held.delete()
    return made


def declined_since(day: MeetingDay, moment_: datetime) -> list[DeclinedVisit]:
    """Return the visits declined after a moment: what a plan made then still keeps free."""
    rows = DeclinedVisit.objects.filter(slot__day=day, declined_at__gt=moment_)
    return list(rows.select_related("slot", "stand", "participant__registration"))


def visits_by_slot(day: MeetingDay) -> dict[int, set[int]]:
    """Return the numbers of the slots in which participants visit stands, by their key."""
    found: dict[int, set[int]] = {}
    rows = StandBooking.objects.filter(slot__day=day)
    for participant, number in rows.values_list("participant_id", "slot__number"):
        found.setdefault(participant, set()).add(number)
    return found


def _tell(booking: StandBooking, kind: str, *, now: datetime) -> None:
    """Write to the people of the stand, if they left an address."""
    stand, event = booking.stand, booking.participant.day.event
    if not stand.contact:
        return
    language = language_of_letters(event.programme.office_language)
    with override(language):
        told = {
            "event": event.title,
            "name": booking.participant.registration.name,
            "at": moment(booking.slot.starts, zone=ZoneInfo(event.time_zone)),
            "text": booking.reason,
        }
        subject, text = say("stand_subject", **told), say(kind, **told)
        if kind == "stand_booked":
            page = page_address("matchmaking:stand_visits", token_of(stand))
            text = "\n\n".join((text.rstrip(), say("stand_decline", page=page)))
    _write(
        event,
        now=now,
        kind="stand-visit",
        key=f"stand-visit:{booking.pk}:{kind}:{now.isoformat()}",
        to=stand.contact,
        to_name=stand.name,
        subject=subject,
        text=text,
        language=language,
    )


def _tell_visitor(declined: DeclinedVisit, *, now: datetime) -> None:
    """Write to the visitor, in their language and zone, if they have an address."""
    one = declined.participant
    registration, event = one.registration, one.day.event
    if not registration.email:
        return
    office = language_of_letters(event.programme.office_language)

    def words(language: str) -> tuple[str, str]:
        with override(language):
            told = {
                "event": event.title,
                "name": declined.stand.name,
                "at": moment(declined.slot.starts, zone=ZoneInfo(one.zone)),
                "text": declined.answer,
                "page": page_address("matchmaking:mine", token_of(registration)),
            }
            return say("stand_declined_subject", **told), say("stand_declined", **told)

    language = language_of_letters(registration.language, office)
    subject, text = words(language)
    office_subject, office_text = words(office)
    _write(
        event,
        now=now,
        kind="stand-declined",
        key=f"stand-declined:{declined.pk}",
        to=registration.email,
        to_name=registration.name,
        subject=subject,
        text=text,
        office_subject=office_subject,
        office_text=office_text,
        language=language,
    )


def _write(event: Event, *, now: datetime, **letter: Any) -> None:
    """Put a letter about an event on its way; raises MeetingRefused where it cannot be one."""
    try:
        drafted = draft(**letter, about=event, programme=event.programme, by=None, at=now)
        queue_letter(drafted, by=None, at=now)
    except BadLetter as bad:
        raise MeetingRefused(str(bad)) from bad
