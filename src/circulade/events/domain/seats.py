"""Who holds the seats of an admission, who waits for one, and how states change: always with its row locked."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from circulade.core.domain.audit import Change, audit_many
from circulade.core.domain.queue import enqueue
from circulade.events.domain.order import FITS, Reserve, Seated, SeatRules, Waiting
from circulade.events.enums import HOLDING, RegistrationState
from circulade.events.models import Admission, LaterAnswer, Registration, SeatOffer
from circulade.words.folding import fold

if TYPE_CHECKING:
    from circulade.accounts.models import User

PATIENT_UNTIL = timedelta(days=7)
"""So long before the event no seat is kept any more for people who wait together: it would stay empty."""
GONE = (RegistrationState.WITHDRAWN, RegistrationState.REFUSED)
GIVE_UP = "circulade.events.tasks.give_up_other"
FIELDS = ("state", "reason", "waiting_since", "decided_at")


def locked(admission: Admission) -> Admission:
    """Lock the seats until the transaction ends: whoever changes seats second waits for the first."""
    found = Admission.objects.select_for_update(of=("self",)).select_related("event__programme")
    return found.get(pk=admission.pk)


def held(admission: Admission) -> int:
    """Return how many seats are taken or offered."""
    return admission.registrations.filter(state__in=HOLDING).count()


def free_seats(admission: Admission) -> int | None:
    """Return how many seats are neither taken nor offered; None without a limit."""
    return None if admission.capacity is None else max(0, admission.capacity - held(admission))


def seat_rules(admission: Admission, *, now: datetime | None = None) -> SeatRules:
    """Return the rules of the waiting list as the office stated them, and what of them holds at a moment."""
    reserves = tuple(
        Reserve(str(each["attribute"]), frozenset(map(str, each["values"])), int(each["seats"]))
        for each in admission.reserved
    )
    return SeatRules(
        one_per_territory=admission.one_per_territory,
        reserves=reserves,
        hold=now is not None and keeps_reserves(admission, now=now),
        patient=now is not None and now < admission.event.starts - PATIENT_UNTIL,
        capacity=admission.capacity,
    )


def keeps_reserves(admission: Admission, *, now: datetime) -> bool:
    """Tell whether reserved seats are still kept free of others: until registration closes."""
    return admission.closes_at is not None and now < admission.closes_at


class Asker(Protocol):
    """What the order reads of somebody who asked: a registration, or the columns of one."""

    @property
    def pk(self) -> int: ...
    @property
    def leader_id(self) -> int | None: ...
    @property
    def waiting_since(self) -> datetime | None: ...
    @property
    def requested_at(self) -> datetime: ...
    @property
    def territory_id(self) -> int | None: ...
    @property
    def territory_name(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def organisation_kind(self) -> str: ...
    @property
    def reason(self) -> dict[str, Any]: ...


# Its columns: hundreds wait, and the order needs no more of them.
ASKER = (
    "pk",
    "leader_id",
    "waiting_since",
    "requested_at",
    "territory_id",
    "territory_name",
    "country",
    "organisation_kind",
    "reason",
)


def territory_key(one: Asker) -> str:
    """Return by what two people count as of one territory: the register's record, else country and name."""
    if one.territory_id:
        return f"t{one.territory_id}"
    name = fold(one.territory_name)
    return f"{one.country}:{name}" if name else ""


def as_waiting(one: Asker, *, seats: int = 1, passed: int = 0) -> Waiting:
    """Return somebody as the order sees them."""
    return Waiting(
        passed=passed,
        key=one.pk,
        since=one.waiting_since or one.requested_at,
        seats=seats,
        territory=territory_key(one),
        attributes={"organisation_kind": one.organisation_kind, "country": one.country},
    )


def waiting_people(admission: Admission) -> dict[int, list[Asker]]:
    """Return who waits: each leader with all who wait with them, leaders first, by the leader's key."""
    found = admission.registrations.filter(state=RegistrationState.WAITING)
    together: dict[int, list[Asker]] = {}
    for one in found.order_by("requested_at", "pk").values_list(*ASKER, named=True):
        together.setdefault(one.leader_id or one.pk, []).append(one)
    for people in together.values():
        people.sort(key=lambda one: (one.leader_id is not None, one.pk))
    return together


def standing(people: Mapping[int, Sequence[Asker]]) -> list[Waiting]:
    """Return those who wait as the order sees them; who stands for a group is its leader."""
    groups = [key for key, party in people.items() if len(party) > 1]
    passed = _passed_over(groups) if groups else {}
    return [
        as_waiting(party[0], seats=len(party), passed=passed.get(key, 0)) for key, party in people.items()
    ]


def _passed_over(leaders: Sequence[int]) -> Counter[int]:
    """Count how often seats too few for people who wait together went to somebody after them."""
    given = SeatOffer.objects.filter(rule=FITS, parameters__passed__in=leaders)
    return Counter(int(each) for each in given.values_list("parameters__passed", flat=True))


def seated(admission: Admission, *, now: datetime | None = None) -> Seated:
    """Return who holds seats as the rules see them at a moment."""
    return Seated(seat_rules(admission, now=now), (as_waiting(one) for one in holders(admission)))


def holders(admission: Admission) -> list[Asker]:
    """Return who holds seats, or has one offered."""
    found = admission.registrations.filter(state__in=HOLDING).order_by()
    return list(found.values_list(*ASKER, named=True))


def set_state(
    people: Iterable[Registration],
    state: RegistrationState,
    action: str,
    *,
    by: "User | None",
    now: datetime,
    reason: Mapping[str, Any] | None = None,
    reasons: Mapping[int, Mapping[str, Any]] | None = None,
) -> list[Registration]:
    """Bring people into a state, with one reason for all or one each by key, and an entry in the trail for each."""
    changed, entries = [], []
    for one in people:
        entries.append(Change(one, action, {"state": (one.state, state.value)}))
        one.state = state
        one.reason = dict((reasons or {}).get(one.pk) or reason or {})
        one.decided_at = now
        if state == RegistrationState.WAITING and one.waiting_since is None:
            one.waiting_since = now
        changed.append(one)
    store(changed)
    audit_many(entries, by=by, at=now)
    if state in GONE:
        # Nobody needs to know any more what they eat.
        LaterAnswer.objects.filter(registration__in=changed).delete()
        _forget(changed)
    for one in changed:
        if state == RegistrationState.APPROVED and one.replaces_id:
            # In a transaction of its own: the seats of both ways are never locked in two orders.
            enqueue(GIVE_UP, key=f"give-up:{one.pk}:{one.replaces_id}", registration=one.pk)
    return changed


def _forget(people: Iterable[Registration]) -> None:
    """Take away what people answered for a time only; what they said for good stays with their registration."""
    held = [one for one in people if one.answers_until]
    for one in held:
        one.answers = {code: answer for code, answer in one.answers.items() if code not in one.answers_until}
        one.answers_until = {}
    Registration.objects.bulk_update(held, ["answers", "answers_until"])


def store(people: Iterable[Registration]) -> None:
    """Store where people stand: one statement for all who stand alike, since most of a step do."""
    alike: dict[str, list[Registration]] = {}
    for one in people:
        stands = {name: getattr(one, name) for name in FIELDS}
        alike.setdefault(json.dumps(stands, default=str, sort_keys=True), []).append(one)
    for group in alike.values():
        keys, stands = [one.pk for one in group], {name: getattr(group[0], name) for name in FIELDS}
        Registration.objects.filter(pk__in=keys).update(**stands)
