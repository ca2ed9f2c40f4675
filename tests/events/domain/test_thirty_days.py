"""Thirty days of a full conference: 600 people, some of whom wait together, withdrawals and offers nobody answers.

All is drawn from a seed. What must hold every day is recomputed here from the records alone, without the order that
the domain uses. The last of the days lie in the week before the event, when seats are kept for no group any more.
"""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from tests.make import accounts as people
from tests.make import events as make

from circulade.events.domain.leaving import withdraw_all
from circulade.events.domain.offers import accept_all, decline_all
from circulade.events.domain.order import PATIENCE
from circulade.events.domain.registering import Attendee, register, take_in
from circulade.events.domain.seats import PATIENT_UNTIL, held, locked
from circulade.events.domain.waiting import advance, end_expired
from circulade.events.enums import ACTIVE, OfferState, RegistrationState
from circulade.events.models import Admission, Registration, SeatOffer

pytestmark = pytest.mark.django_db
CAPACITY = 200
KINDS = ("local_authority", "company", "research", "agency")
RESERVED = [{"attribute": "organisation_kind", "values": ["local_authority"], "seats": 60}]
BEGINS = make.STARTS - timedelta(days=32)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who waits, or people who wait together, as the records say: who stands for them, and since when."""

    key: int
    since: datetime
    kind: str
    territory: str
    size: int

    @property
    def place(self) -> tuple[datetime, int]:
        """By what they stand in order."""
        return self.since, self.key


@dataclass(frozen=True, slots=True)
class Morning:
    """How things stood before the list moved: who waited, whose territories had seats, how many were free."""

    waiting: dict[int, Party]
    territories: frozenset[str]
    free: int


def conference(chance: random.Random) -> Admission:
    """Open 200 seats and register 600 people: 40 groups of two to four, the others each for themselves."""
    event = make.published(people.programme())
    seats = make.seats(event, CAPACITY, one_per_territory=True, reserved=RESERVED, offer_hours=36)
    groups = [chance.randrange(2, 5) for _number in range(40)]
    crowd = [somebody(number, chance) for number in range(600)]
    together, alone = crowd[: sum(groups)], crowd[sum(groups) :]
    step = len(alone) // len(groups) + 1
    for number, size in enumerate(groups):
        now = make.NOW + timedelta(minutes=number)
        take_in(seats, alone[number * step : (number + 1) * step], now=now, by=None, letters=False)
        leader, *others = (together.pop() for _each in range(size))
        register(seats, leader, together=others, now=now)
    return seats


def somebody(number: int, chance: random.Random) -> Attendee:
    return make.attendee(
        f"p{number}",
        organisation_kind=chance.choice(KINDS),
        country="DE",
        territory_name=f"Town {chance.randrange(180)}" if chance.random() < 0.8 else "",
    )


def a_day(seats: Admission, chance: random.Random, now: datetime) -> None:
    """Some give up their seats, some answer their offers, most of those who do not let them run out."""
    with transaction.atomic():
        admission = locked(seats)
        seated = seats.registrations.filter(state=RegistrationState.APPROVED).values_list("pk", flat=True)
        withdraw_all(admission, chance.sample(sorted(seated), k=chance.randrange(3, 12)), now=now)
        end_expired(admission, now=now)
        still = SeatOffer.objects.filter(registration__admission=seats, state=OfferState.OPEN)
        answers = [(offer, chance.random()) for offer in still.order_by("pk")]
        accept_all(admission, [offer for offer, drawn in answers if drawn < 0.6], now=now)
        decline_all(admission, [offer for offer, drawn in answers if 0.6 <= drawn < 0.75], now=now)
    before = morning()
    offers = advance(seats, now=now)
    nobody_is_overtaken_without_a_rule(offers, before)
    nobody_waits_beside_a_free_seat(seats, before, offers, now=now)


def morning() -> Morning:
    """Read from the records who waits, and what is taken."""
    rows = list(
        Registration.objects.values_list(
            "pk", "leader_id", "state", "waiting_since", "organisation_kind", "territory_name"
        )
    )
    taken = [row for row in rows if row[2] in ("approved", "offered")]
    sizes = Counter(row[1] or row[0] for row in rows if row[2] == "waiting")
    leaders = {row[0]: row for row in rows if row[0] in sizes}
    return Morning(
        {
            key: Party(key, since, kind, territory, sizes[key])
            for key, (_pk, _leader, _state, since, kind, territory) in leaders.items()
            if since is not None
        },
        frozenset(row[5] for row in taken if row[5]),
        CAPACITY - len(taken),
    )


def nobody_is_overtaken_without_a_rule(offers: list[SeatOffer], before: Morning) -> None:
    """Whoever waits on and asked earlier was passed over by a rule that holds for the people called instead."""
    called = {offer.registration_id for offer in offers}
    left = [party for key, party in before.waiting.items() if key not in called]
    with_seat = before.territories | {before.waiting[key].territory for key in called}
    free = before.free
    for offer in offers:
        own = before.waiting[offer.registration_id]
        assert offer.seats == own.size <= free
        passed = [party for party in left if party.place < own.place]
        could = [party for party in passed if party.size <= free]
        if offer.rule == "order":
            assert passed == []
        elif offer.rule == "reserved":
            assert (own.kind, [party for party in could if party.kind == own.kind]) == (
                "local_authority",
                [],
            )
        else:
            # Too few seats for somebody before them, or a territory that has none yet.
            assert (offer.rule == "fits", len(could) < len(passed)) != (True, False)
            assert [party for party in could if not party.territory or party.territory not in with_seat] == []
        free -= offer.seats


def nobody_waits_beside_a_free_seat(
    seats: Admission, before: Morning, offers: list[SeatOffer], *, now: datetime
) -> None:
    """All seats are held; or those free are kept for a group that was passed over so often, and too few for it."""
    free = CAPACITY - held(seats)
    passed = Counter(SeatOffer.objects.filter(rule="fits").values_list("parameters__passed", flat=True))
    called = {offer.registration_id for offer in offers}
    patient = [
        party.size
        for key, party in before.waiting.items()
        if key not in called and passed[key] >= PATIENCE and party.size > free
    ]
    assert free == 0 or (free > 0 and patient and now < make.STARTS - PATIENT_UNTIL)
    if now < make.STARTS - PATIENT_UNTIL:
        assert max(passed.values(), default=0) <= PATIENCE


def test_a_full_conference_stays_fair_and_full_for_thirty_days() -> None:
    chance = random.Random(20231108)
    seats = conference(chance)
    assert (held(seats), seats.registrations.count()) == (CAPACITY, 600)
    for day in range(30):
        a_day(seats, chance, BEGINS + timedelta(days=1 + day))
    last = BEGINS + timedelta(days=31)
    with transaction.atomic():
        admission = locked(seats)
        end_expired(admission, now=last)
        accept_all(admission, list(SeatOffer.objects.filter(state=OfferState.OPEN)), now=last)
    advance(seats, now=last)
    found = Registration.objects.filter(state__in=ACTIVE)
    assert (held(seats), found.filter(state="waiting").exists()) == (CAPACITY, True)
    given = list(SeatOffer.objects.values_list("state", "rule", "seats"))
    assert {"accepted", "declined", "expired"} <= {state for state, _rule, _seats in given}
    assert {"reserved", "territory", "fits"} <= {rule for _state, rule, _seats in given}
    # People who wait together got seats together, and an offer is open for each seat that is offered.
    assert max(number for state, _rule, number in given if state == "accepted") > 1
    offered = found.filter(state="offered").count()
    assert offered == sum(number for state, _rule, number in given if state == "open")
