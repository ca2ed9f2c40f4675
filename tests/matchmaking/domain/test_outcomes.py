"""What the office reads of somebody without a meeting, and what they read themselves, is the same reason."""

from collections.abc import Callable

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.events.models import Registration
from circulade.matchmaking.domain.kinds import set_apart
from circulade.matchmaking.domain.outcomes import outcomes_of, unmet_of
from circulade.matchmaking.domain.planning import make_plan
from circulade.matchmaking.domain.rules import set_rule
from circulade.matchmaking.domain.stands import book_stand
from circulade.matchmaking.enums import PairRuleKind
from circulade.matchmaking.models import MeetingDay, Participant
from circulade.matchmaking.queries.days import people_of

pytestmark = pytest.mark.django_db
ANOTHER = "; another plan would leave as many people without a meeting"
Case = Callable[[MeetingDay, Participant, Participant], None]


def never(day: MeetingDay, ana: Participant, bo: Participant) -> None:
    Participant.objects.filter(pk=ana.pk).update(available="100")
    Participant.objects.filter(pk=bo.pk).update(available="011")


def apart(day: MeetingDay, ana: Participant, bo: Participant) -> None:
    set_rule(day, PairRuleKind.APART, ana, bo, by=people.user("boss"))


def never_and_apart(day: MeetingDay, ana: Participant, bo: Participant) -> None:
    apart(day, ana, bo)
    never(day, ana, bo)


def kinds(day: MeetingDay, ana: Participant, bo: Participant) -> None:
    Registration.objects.update(organisation_kind="agency")
    set_apart(day, [("agency", "agency")], by=people.user("boss"))


def colleagues(day: MeetingDay, ana: Participant, bo: Participant) -> None:
    Registration.objects.update(organisation_name="City of Example")
    MeetingDay.objects.update(colleagues=False)


def no_table(day: MeetingDay, ana: Participant, bo: Participant) -> None:
    MeetingDay.objects.update(tables=0)


def busy(day: MeetingDay, ana: Participant, bo: Participant) -> None:
    """Bo is there once, and Cy too: for Cy it is the only meeting, and the organiser set it."""
    Participant.objects.filter(pk=bo.pk).update(available="100")
    cy = meetings.participant(day, "Cy")
    set_rule(day, PairRuleKind.FIXED, bo, cy, slot=day.slots.get(number=1), by=people.user("boss"))


def enough(day: MeetingDay, ana: Participant, bo: Participant) -> None:
    """Bo wants one meeting, and the organiser set it."""
    Participant.objects.filter(pk=bo.pk).update(most=1)
    cy = meetings.participant(day, "Cy")
    set_rule(day, PairRuleKind.FIXED, bo, cy, slot=day.slots.get(number=1), by=people.user("boss"))


def full(day: MeetingDay, ana: Participant, bo: Participant) -> None:
    """One slot, one table, and the organiser gave it to others."""
    Participant.objects.update(available="100")
    MeetingDay.objects.update(tables=1)
    others = [meetings.participant(day, name) for name in ("Cy", "Dee")]
    set_rule(day, PairRuleKind.FIXED, *others, slot=day.slots.get(number=1), by=people.user("boss"))


@pytest.mark.parametrize(
    ("case", "office", "own"),
    [
        (never, "is never there at the same time as Bo", "You are never there at the same time."),
        (never_and_apart, "is never there at the same time as Bo", "You are never there at the same time."),
        (apart, "is forbidden to meet Bo", "The organiser set that these two do not meet."),
        (
            kinds,
            "is forbidden to meet Bo",
            "The organiser set that participants of these two kinds do not meet.",
        ),
        (
            colleagues,
            "is forbidden to meet Bo",
            "You are of the same organisation, and the organiser set that colleagues do not meet here.",
        ),
        (no_table, "needs a table, and there is none", "You would need a table, and there is none."),
        (
            busy,
            "the slots shared with Bo are given to other meetings, 1 of them the only meeting of somebody"
            + ANOTHER,
            "They meet others whenever you are both there; many wished to meet them.",
        ),
        (
            enough,
            "the slots shared with Bo are given to other meetings, 1 of them the only meeting of somebody"
            + ANOTHER,
            "One of the two has as many meetings as they want or may have.",
        ),
        (
            full,
            "the slots shared with Bo are given to other meetings, or have no table left" + ANOTHER,
            "All tables are taken when you are both free.",
        ),
    ],
    ids=["never", "never and apart", "apart", "kinds", "colleagues", "no table", "busy", "enough", "full"],
)
def test_office_and_participant_read_the_same_reason(case: Case, office: str, own: str) -> None:
    day = meetings.day(people.programme(), tables=2)
    ana, bo = (meetings.participant(day, name) for name in ("Ana", "Bo"))
    meetings.wish(ana, bo)
    case(day, ana, bo)
    day.refresh_from_db()
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    plan.day = day
    everybody = list(people_of(day))
    (got,) = (each for each in outcomes_of(plan, everybody) if each.participant.pk == ana.pk)
    assert dict(unmet_of(plan, everybody)).get("Ana") == office
    assert [why for _request, why in got.missed] == [own]


def test_a_visit_to_a_stand_is_time_given_to_others() -> None:
    day = meetings.day(people.programme(), slots=1)
    ana, bo = (meetings.participant(day, name) for name in ("Ana", "Bo"))
    meetings.wish(ana, bo)
    book_stand(bo, meetings.stand(day), day.slots.get(), reason="", now=NOW)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    (got,) = outcomes_of(plan, [next(each for each in people_of(day) if each.pk == ana.pk)])
    assert [why for _request, why in got.missed] == [
        "They meet others whenever you are both there; many wished to meet them."
    ]


def test_who_meets_online_is_not_told_that_tables_are_lacking() -> None:
    day = meetings.day(people.programme(), tables=0, slots=1)
    ana, bo, cy = (meetings.participant(day, name, mode="online") for name in ("Ana", "Bo", "Cy"))
    for other in (bo, cy):
        meetings.wish(ana, other)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    (got,) = outcomes_of(plan, [next(each for each in people_of(day) if each.pk == ana.pk)])
    assert [why for _request, why in got.missed] == ["You meet others whenever you are both there."]
