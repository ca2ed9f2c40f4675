"""Both ways at once: somebody who waits for a seat in person takes part online until then, or the other way round.

There are two registrations then. The one that waits `replaces` the one that is held: as soon as it has its seat, the
other one is given up, and its seat goes to the next.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from circulade.core.text.catalogue import said
from circulade.events.domain.answering import is_asked
from circulade.events.domain.beginning import place
from circulade.events.domain.registering import check_open
from circulade.events.domain.seats import locked
from circulade.events.domain.telling import tell
from circulade.events.domain.together import both_ways, party_of_leader, refuse_parts
from circulade.events.domain.trouble import Refused
from circulade.events.enums import ACTIVE, RegistrationState
from circulade.events.models import Admission, Registration

if TYPE_CHECKING:
    from circulade.accounts.models import User

WAITS = (RegistrationState.REQUESTED, RegistrationState.WAITING)
# What is of the person, not of their way to take part.
PERSON = (
    "name",
    "email",
    "language",
    "organisation_name",
    "organisation_kind",
    "country",
    "territory_name",
    "person",
    "organisation",
    "territory",
    "user",
    "listed",
    "guest",
    "invented",
)


def locked_both(one: Registration, other: Admission) -> tuple[Admission, Admission]:
    """Lock the seats somebody has or waits for, and the others: always in the same order."""
    held = {
        each.pk: locked(each) for each in sorted((one.admission, other), key=lambda admission: admission.pk)
    }
    return held[one.admission_id], held[other.pk]


def other_way(one: Registration) -> Registration | None:
    """Return the registration that the same person has the other way, if there is one."""
    both = Q(replaced_by=one.pk) | Q(replaces=one.pk)
    return Registration.objects.filter(both, state__in=ACTIVE).first()


def take_meanwhile(
    one: Registration, other: Admission, *, now: datetime, by: "User | None" = None, together: bool = False
) -> Registration:
    """Let somebody who waits take part the other way until they have the seat they wait for. Raises Refused.

    With `together`, who registered a group takes along all who wait with them and do not take part there already.
    """
    with transaction.atomic():
        _waited_for, new = locked_both(one, other)
        stored = Registration.objects.select_related("replaces").get(pk=one.pk)
        if stored.replaces is not None and stored.replaces.state in ACTIVE:
            return stored.replaces
        if stored.admission_id == new.pk or stored.state not in WAITS or not stored.email:
            raise Refused(said("This is for people who wait, and have an address of their own."))
        check_open(new, now=now)
        party = _waiting_with(stored, new) if together else [stored]
        # Not active yet: one person has one registration, but for the one that is replaced later.
        made = _beside_each(party, new, now=now, state=RegistrationState.WITHDRAWN)
        for held, each in zip(party, made, strict=True):
            Registration.objects.filter(pk=held.pk).update(replaces=each)
        place(made, new, now=now, by=by)
        tell(made, made[0].state, now=now)
    return made[0]


def _waiting_with(leader: Registration, admission: Admission) -> list[Registration]:
    """Return somebody with those who wait with them and are not in the other way already."""
    party = party_of_leader(leader)
    known = both_ways(party)
    left = [each for each in party if each.pk not in known]
    refuse_parts(left, admission)
    return left


def wait_beside(
    party: Sequence[Registration], new: Admission, *, now: datetime, by: "User | None"
) -> Registration:
    """Let people who have seats wait for some of the other way, and keep theirs; call it with both locked."""
    if Registration.objects.filter(replaces__in=party, state__in=ACTIVE).exists():
        raise Refused(said("You wait for that already."))
    Registration.objects.filter(replaces__in=party).update(replaces=None)
    made = _beside_each(party, new, now=now, replacing=True)
    place(made, new, now=now, by=by)
    tell(made, made[0].state, now=now)
    return made[0]


def _beside_each(
    party: Sequence[Registration], new: Admission, *, now: datetime, replacing: bool = False, **more: Any
) -> list[Registration]:
    """Make the registration beside each of these people's; the first leads the others there too."""
    made: list[Registration] = []
    for one in party:
        more |= {"leader": made[0] if made else None} | ({"replaces": one} if replacing else {})
        made.append(_beside(one, new, now=now, **more))
    return made


def _beside(one: Registration, admission: Admission, *, now: datetime, **more: Any) -> Registration:
    answers = _answers(one.answers, admission)
    made = Registration(
        event=admission.event,
        admission=admission,
        mode=admission.mode,
        answers=answers,
        answers_until={code: day for code, day in one.answers_until.items() if code in answers},
        requested_at=now,
        **{name: getattr(one, name) for name in PERSON},
        **more,
    )
    made.save(force_insert=True)
    return made


def _answers(answers: Mapping[str, Any], admission: Admission) -> dict[str, Any]:
    """Return the answers to questions that are asked of people who take part this way."""
    asked = [each for each in admission.event.questions.all() if is_asked(each, answers, mode=admission.mode)]
    return {each.code: answers[each.code] for each in asked if each.code in answers}
