"""A result page says everything in words, and of an application in conflict only what was decided."""

import pytest
from tests.make import accounts as people
from tests.make import cohorts as make
from tests.make.stored import stored_once

from circulade.accounts.models import User
from circulade.cohorts.domain.selections import decide, propose, select_cohort
from circulade.cohorts.domain.showing import Line, balance_of, outcome_is_open, shown_result
from circulade.cohorts.domain.words import words_of
from circulade.cohorts.models import CohortSelection

pytestmark = pytest.mark.django_db
POINTS = {"a": 5, "b": 4, "c": 4, "d": 2}
RULES = {"reserve": 1, "bounds": [{"attribute": "country", "value": "SE", "least": 1}]}


def computed() -> CohortSelection:
    return select_cohort(make.rule_set(POINTS, rules=RULES, countries={"d": "SE"}), by=people.user("ann"))


stored = stored_once(computed)


@pytest.fixture
def selection(stored: CohortSelection) -> CohortSelection:
    return CohortSelection.objects.select_related("rule_set", "run").get(pk=stored.pk)


def refs(lines: tuple[Line, ...]) -> list[str]:
    return [line.ref for line in lines]


def test_every_applicant_stands_once_under_what_became_of_it(selection: CohortSelection) -> None:
    shown = shown_result(selection)
    assert [(track, refs(lines)) for track, lines in shown.tracks] == [("Pilots", ["a", "d"])]
    assert (refs(shown.reserve), refs(shown.out), refs(shown.ineligible)) == (["b"], ["c"], [])
    assert (shown.members, shown.applicants, shown.total_points, shown.withheld) == (2, 4, "7", 0)


def test_a_line_has_name_points_rank_and_reason_with_labels(selection: CohortSelection) -> None:
    (_track, lines), *_rest = shown_result(selection).tracks
    assert (lines[1].name, lines[1].points, lines[1].rank) == ("Name of d", "2", 4)
    assert lines[1].reason == "Member with 2 points, before b, by the rule: At least 1 with Country Sweden"


def test_a_rule_says_what_the_cohort_made_of_it(selection: CohortSelection) -> None:
    figures = {one.sentence: one for one in shown_result(selection).rules}
    found = figures["At least 1 with Country Sweden"]
    assert (found.count, found.least, found.most, found.binding) == (1, 1, None, True)


def test_the_balance_is_labelled_and_can_be_drawn_alone(selection: CohortSelection) -> None:
    shown = shown_result(selection)
    assert [(table.attribute, [row.value for row in table.rows]) for table in shown.tables] == [
        ("Country", ["Finland", "Sweden"])
    ]
    assert balance_of(selection, words_of(selection.rule_set)) == shown.balance


def test_a_conflict_is_left_out_while_the_outcome_is_open_and_shown_bare_once_decided(
    selection: CohortSelection,
) -> None:
    hidden = frozenset({"d"})
    before = shown_result(selection, hidden=hidden)
    assert (refs(before.tracks[0][1]), before.withheld, outcome_is_open(selection)) == (["a"], 1, False)
    ann = User.objects.get()
    decide(propose(selection, by=ann), by=ann)
    selection = CohortSelection.objects.get(pk=selection.pk)
    after = shown_result(selection, hidden=hidden)
    assert outcome_is_open(selection)
    assert after.tracks[0][1][1] == Line("d", "member", name="(not shown: conflict)", withheld=True)
    said = " ".join(line.reason for _track, lines in after.tracks for line in lines)
    said += " ".join(line.reason for line in (*after.reserve, *after.out))
    assert "before d" not in said
