"""Names lead to involvements and to the priority that the rule gives; doubtful ones are asked."""

from datetime import date
from typing import Any

import pytest
from tests.make import accounts, register

from circulade.register.domain.who_is_where import Finding, who_is_where
from circulade.register.enums import ParticipationKind
from circulade.register.models import Territory
from circulade.register.queries.involvement import Priority, involved, involved_territories

pytestmark = pytest.mark.django_db
TODAY = date(2025, 10, 3)
NOW, EVER = Priority(TODAY), Priority(TODAY, when="ever")


def munich() -> Territory:
    return register.territory(accounts.programme(), "munich", "DE212")


def one(name: str, priority: Priority = NOW, *chosen: str) -> Finding:
    (found,) = who_is_where([name], programme=accounts.programme(), priority=priority, chosen=chosen)
    return found


def test_a_member_of_a_working_group_has_no_priority() -> None:
    register.participation(munich(), label="Circular buildings", evidence="Minutes")
    found = one("Stadt München")
    assert (found.priority, found.sentence) == (
        False,
        "Has no priority: working group Circular buildings (since 2023-01-01).",
    )


def test_a_pilot_in_no_group_keeps_the_priority() -> None:
    register.participation(munich(), kind=ParticipationKind.PILOT)
    found = one("Munich")
    assert (found.priority, len(found.involvements)) == (True, 1)


def test_ended_groups_count_only_when_asked_for_ever() -> None:
    register.participation(munich(), until=date(2024, 12, 31))
    assert [one("Munich", priority).priority for priority in (NOW, EVER)] == [True, False]


@pytest.mark.parametrize(
    ("fields", "now", "ever"),
    [
        ({"since": None}, True, True),
        ({"since": date(2025, 10, 4)}, False, False),
        ({"until": TODAY}, True, True),
        ({"until": date(2025, 10, 2)}, False, True),
        ({"state": "awaited"}, False, False),
        ({"state": "withdrawn"}, False, False),
        ({"state": "withdrawn", "until": date(2024, 1, 1)}, False, True),
        ({"kind": ParticipationKind.MENTORING}, False, False),
    ],
)
def test_the_query_and_the_rule_agree_on_what_counts(fields: dict[str, Any], now: bool, ever: bool) -> None:
    territory = munich()
    participation = register.participation(territory, **fields)
    assert involved(territory, when="now", on=TODAY) is now
    assert involved(territory, when="ever", on=TODAY) is ever
    assert (bool(NOW.lost_by([participation])), bool(EVER.lost_by([participation]))) == (now, ever)


def test_many_territories_are_asked_in_one_query(django_assert_num_queries: Any) -> None:
    territory = munich()
    other = register.territory(accounts.programme(), "berlin")
    register.participation(territory)
    with django_assert_num_queries(1):
        assert involved_territories([territory.pk, other.pk], on=TODAY) == {territory.pk}


def test_an_ambiguous_name_is_asked_and_the_answer_used() -> None:
    programme = accounts.programme()
    city = register.territory(programme, "tampere", country="FI")
    region = register.territory(
        programme, "tampere-region", country="FI", kind="region", name={"en": "Tampere"}
    )
    found = one("Tampere")
    assert (found.certainty, found.priority, len(found.candidates)) == ("asked", None, 2)
    answered = one("Tampere", NOW, f"t{region.pk}")
    assert (answered.certainty, answered.chosen and answered.chosen.record) == ("sure", region)
    assert one("Tampere", NOW, "-").certainty == "unknown"
    assert city != region


def test_an_unknown_name_has_priority_and_says_why() -> None:
    assert (one("Nowhere at all").priority, one("Nowhere at all").certainty) == (True, "unknown")


def test_an_organisation_answers_for_itself() -> None:
    works = register.organisation(accounts.programme(), "city-works")
    register.participation(organisation=works, kind=ParticipationKind.COMMUNITY)
    assert one("City Works").priority is False


def test_the_rule_is_written_out_as_a_sentence() -> None:
    assert NOW.sentence() == (
        "Priority goes to territories that take part in no working group or community of practice on 3 October 2025."
    )
    assert "never took part in a Pilot" in Priority(TODAY, ("pilot",), "ever").sentence()


def test_many_names_take_few_queries(django_assert_num_queries: Any) -> None:
    for number in range(5):
        register.participation(register.territory(accounts.programme(), f"town-{number}"))
    names = [f"Town {number}" for number in range(5)] * 10
    programme = accounts.programme()
    with django_assert_num_queries(4):
        assert len(who_is_where(names, programme=programme, priority=NOW)) == 50
