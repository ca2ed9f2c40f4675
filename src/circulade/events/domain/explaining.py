"""Say to somebody where they stand and why, in sentences."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from circulade.core.models import Remark
from circulade.core.text.catalogue import SOURCE, letter_gettext, said, said_of
from circulade.core.text.moment import moment
from circulade.events.domain.order import (
    FITS,
    PATIENCE,
    RESERVED,
    TERRITORY,
    Place,
    Seated,
    Waiting,
    place_of,
)
from circulade.events.domain.seats import (
    PATIENT_UNTIL,
    Asker,
    as_waiting,
    holders,
    seat_rules,
    standing,
    waiting_people,
)
from circulade.events.enums import RegistrationState
from circulade.events.models import Admission, Registration
from circulade.register.enums import OrganisationKind
from circulade.vocabularies.countries import country_name

OFFICE = "office"
Passed = Counter[tuple[str, str]]
"""How many by which rule, and which group or reason it names."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A place on the waiting list in sentences."""

    number: int
    of: int
    sentences: tuple[str, ...]


def standing_of(one: Registration, *, now: datetime) -> Standing | None:
    """Return somebody's place with what explains it; None if they do not wait."""
    if one.state != RegistrationState.WAITING:
        return None
    admission, held = one.admission, holders(one.admission)
    waiting = standing(waiting_people(admission))
    seated = Seated(seat_rules(admission, now=now), map(as_waiting, held))
    place = place_of(one.leader_id or one.pk, waiting, seated)
    if place is None:
        return None
    own = next(each for each in waiting if each.key == (one.leader_id or one.pk))
    sentences = [
        *_before(place, admission),
        *_passed(own, held),
        *_together(own, admission, now=now),
        *_kept(own, seated, admission),
    ]
    return Standing(place.number, place.of, tuple(sentences or [said("Everybody before you asked earlier.")]))


def _before(place: Place, admission: Admission) -> list[str]:
    """Say of those who wait before somebody and asked later by which rule they do."""
    found = []
    for (rule, reserve), count in sorted(place.before.items(), key=str):
        if rule == RESERVED and reserve is not None:
            kept = admission.reserved[reserve]
            text = said_of(
                "{count} seat goes by rule to somebody before you who asked later. Reserved seats ({group}): {seats}.",
                "{count} seats go by rule to people before you who asked later. Reserved seats ({group}): {seats}.",
                count,
                group=group_name(kept),
                seats=kept["seats"],
            )
            found.append(text)
        elif rule == TERRITORY:
            text = said_of(
                "{count} seat goes by rule to somebody whose territory has no seat yet.",
                "{count} seats go by rule to people whose territories have no seat yet.",
                count,
            )
            found.append(text)
    return found


def _passed(own: Waiting, held: Iterable[Asker]) -> list[str]:
    """Say of those who have a seat and asked later by which rule, or for which reason of the office."""
    passed = Passed(_called_by(one) for one in held if as_waiting(one).place > own.place)
    remarks = {str(one.pk): one.text for one in Remark.objects.filter(pk__in=_remarks(passed))}
    found = []
    for (rule, named), count in sorted(passed.items()):
        if text := _passed_text(rule, count, group=named, reason=remarks.get(named, "")):
            found.append(text)
    return found


def _called_by(one: Asker) -> tuple[str, str]:
    """Return by which rule somebody came to their seat, and what it names."""
    code = str(one.reason.get("code", ""))
    if code == RESERVED and one.reason.get("reserve"):
        return code, group_name(one.reason["reserve"])
    return code, str(one.reason.get("remark", "")) if code == OFFICE else ""


def _remarks(passed: Passed) -> list[str]:
    return [named for (rule, named) in passed if rule == OFFICE and named]


def _passed_text(rule: str, count: int, *, group: str, reason: str) -> str:
    if rule == RESERVED:
        return said_of(
            "{count} person who asked later has a seat, which was reserved: {group}.",
            "{count} people who asked later have seats, which were reserved: {group}.",
            count,
            group=group,
        )
    if rule == TERRITORY:
        return said_of(
            "{count} person who asked later has a seat, since their territory had none.",
            "{count} people who asked later have seats, since their territories had none.",
            count,
        )
    if rule == FITS:
        return said_of(
            "{count} person who asked later has a seat: those free were too few for people who wait together.",
            "{count} people who asked later have seats: those free were too few for people who wait together.",
            count,
        )
    if rule == OFFICE:
        return said_of(
            "The office gave {count} person who asked later a seat. Its reason: {reason}",
            "The office gave {count} people who asked later seats. Its reason: {reason}",
            count,
            reason=reason,
        )
    return ""


def _together(own: Waiting, admission: Admission, *, now: datetime) -> list[str]:
    """Say to people who wait together how long seats too few for them go to others."""
    if own.seats == 1 or now >= admission.event.starts - PATIENT_UNTIL:
        return []
    if own.passed >= PATIENCE:
        return [
            said(
                "Seats that come free are kept now until there are {seats}, enough for all who wait with you.",
                seats=own.seats,
            )
        ]
    return [
        said(
            "You wait together for {seats} seats. Fewer go to the next; after {times} times they are kept for you.",
            seats=own.seats,
            times=PATIENCE,
        )
    ]


def _kept(own: Waiting, seated: Seated, admission: Admission) -> list[str]:
    """Say which seats are still kept free for groups to which somebody does not belong."""
    if not seated.rules.hold or admission.closes_at is None:
        return []
    until = moment(admission.closes_at, zone=ZoneInfo(admission.event.time_zone))
    return [
        said_of(
            "{count} seat is kept until {until} for: {group}.",
            "{count} seats are kept until {until} for: {group}.",
            lacking,
            until=until,
            group=group_name(admission.reserved[number]),
        )
        for number, reserve in enumerate(seated.rules.reserves)
        if not reserve.meets(own) and (lacking := seated.lacking(number))
    ]


def group_name(reserve: dict[str, Any]) -> str:
    """Name the group for which seats are reserved."""
    if reserve["attribute"] == "country":
        language = get_language() or SOURCE
        return ", ".join(country_name(code, language) for code in reserve["values"])
    labels = dict(OrganisationKind.choices)
    return ", ".join(letter_gettext(str(labels.get(value, value))) for value in reserve["values"])


def reason_text(one: Registration, *, language: str = "") -> str:
    """Say why somebody has, or has not, a seat; what an allocation said, in a language if it was said in that too."""
    reason = one.reason
    if texts := reason.get("texts"):
        return str(texts.get(language) or texts.get(one.language) or next(iter(texts.values())))
    if "remark" in reason and (remark := Remark.objects.filter(pk=reason["remark"]).first()):
        return remark.text
    if reason.get("code") == RESERVED and reason.get("reserve"):
        return said("A seat is reserved for: {group}.", group=group_name(reason["reserve"]))
    return str(
        {
            "first_come": said("There was a free seat when you registered."),
            "order": said("It was your turn on the waiting list."),
            RESERVED: said("A seat was reserved for your group."),
            TERRITORY: said("Your territory had no seat yet."),
            FITS: said("The seats that were free were too few for people before you who wait together."),
            "full": said("All seats were taken when you registered."),
            "requested": said("Seats have not been given yet."),
            OFFICE: said("The office approved your request."),
            "again": said("You asked to wait again."),
            "declined": said("You declined the seat."),
            "withdrawn": said("You gave up your seat."),
            "moved": said("You have the seat that you waited for, the other way."),
            "expired": said("The seat offer was not answered in time."),
            "refused": said("The office did not accept the request."),
        }.get(str(reason.get("code", "")), "")
    )
