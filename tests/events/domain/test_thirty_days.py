"""Thirty days of a full conference: 600 people, withdrawals and offers that nobody answers, drawn from a seed.

What must hold every day is recomputed here from the records alone, without the order that the domain uses.
"""

import random
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from tests.make import accounts as people
from tests.make import events as make

from circulade.events.domain.leaving import withdraw_all
from circulade.events.domain.offers import accept_all, decline_all
from circulade.events.domain.registering import take_in
from circulade.events.domain.seats import held, locked
from circulade.events.domain.waiting import advance
from circulade.events.enums import ACTIVE, OfferState, RegistrationState
from circulade.events.models import Admission, Registration, SeatOffer

pytestmark = pytest.mark.django_db
CAPACITY = 200
KINDS = ("local_authority", "company", "research", "agency")
RESERVED = [{"attribute": "organisation_kind", "values": ["local_authority"], "seats": 60}]
COLUMNS = ("pk", "state", "waiting_since", "organisation_kind", "country", "territory_name")


def conference(chance: random.Random) -> Admission:
    event = make.published(people.programme())
    seats = make.seats(event, CAPACITY, one_per_territory=True, reserved=RESERVED, offer_hours=36)
    crowd = [
        make.attendee(
            f"p{number}",
            organisation_kind=chance.choice(KINDS),
            country="DE",
            territory_name=f"Town {chance.randrange(180)}" if chance.random() < 0.8 else "",
        )
        for number in range(600)
    ]
    for start in range(0, 600, 100):
        take_in(
            seats, crowd[start : start + 100], now=make.NOW + timedelta(minutes=start), by=None, letters=False
        )
    return seats


def a_day(seats: Admission, chance: random.Random, now: datetime) -> None:
    """Some give up their seats, some answer their offers, most of those who do not let them run out."""
    with transaction.atomic():
        admission = locked(seats)
        seated = seats.registrations.filter(state=RegistrationState.APPROVED).values_list("pk", flat=True)
        withdraw_all(admission, chance.sample(sorted(seated), k=chance.randrange(3, 12)), now=now)
        still = SeatOffer.objects.filter(
            registration__admission=seats, state=OfferState.OPEN, expires_at__gt=now
        )
        answers = [(offer, chance.random()) for offer in still.order_by("pk")]
        accept_all(admission, [offer for offer, drawn in answers if drawn < 0.6], now=now)
        decline_all(admission, [offer for offer, drawn in answers if 0.6 <= drawn < 0.75], now=now)
    before = {row[0]: row for row in Registration.objects.values_list(*COLUMNS)}
    offers = advance(seats, now=now)
    nobody_is_overtaken_without_a_rule(offers, before)


def nobody_is_overtaken_without_a_rule(
    offers: list[SeatOffer], before: dict[int, tuple[object, ...]]
) -> None:
    """Whoever waits on and asked earlier was passed over by a rule that holds for the person called instead."""
    called = {offer.registration_id: offer.rule for offer in offers}
    waits = {key: row for key, row in before.items() if row[1] == RegistrationState.WAITING}
    left = [row for key, row in waits.items() if key not in called]
    with_seat = {row[5] for row in before.values() if row[1] in ("approved", "offered") and row[5]}
    with_seat |= {waits[key][5] for key in called}
    for key, rule in called.items():
        passed = [row for row in left if (row[2], row[0]) < (waits[key][2], key)]
        if rule == "order":
            assert passed == []
        elif rule == "reserved":
            assert (waits[key][3], {row[3] for row in passed} & {"local_authority"}) == (
                "local_authority",
                set(),
            )
        else:
            assert (rule, [row for row in passed if not row[5] or row[5] not in with_seat]) == (
                "territory",
                [],
            )


def test_a_full_conference_stays_fair_and_full_for_thirty_days() -> None:
    chance = random.Random(20231108)
    seats = conference(chance)
    assert held(seats) == CAPACITY
    for day in range(30):
        a_day(seats, chance, make.NOW + timedelta(days=1 + day))
        assert held(seats) == CAPACITY
    last = make.NOW + timedelta(days=31)
    with transaction.atomic():
        accept_all(
            locked(seats),
            list(SeatOffer.objects.filter(state=OfferState.OPEN, expires_at__gt=last)),
            now=last,
        )
    advance(seats, now=last)
    found = Registration.objects.filter(state__in=ACTIVE)
    assert (held(seats), found.filter(state="waiting").exists()) == (CAPACITY, True)
    given = SeatOffer.objects.values_list("state", flat=True)
    assert {"accepted", "declined", "expired"} <= set(given)
    # One open offer at most for each person, and a seat for each that was accepted.
    assert found.filter(state="offered").count() == SeatOffer.objects.filter(state=OfferState.OPEN).count()
