"""A rule is changed in its place: the form shows it whole, checks and conflicts are those of a new rule."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.accounts.enums import Role
from circulade.cohorts.domain.editing import mark_of
from circulade.cohorts.domain.sentences import listed_rules
from circulade.cohorts.domain.words import words_of
from circulade.cohorts.forms import RULE_FORMS
from circulade.cohorts.models import RuleSet

pytestmark = pytest.mark.django_db
POINTS = {"a": 5, "b": 4, "c": 3, "d": 2}
BOUND = {"attribute": "country", "value": "SE", "least": 1, "most": None, "track": None}
CAP = {"attribute": "country", "most": 1, "track": "pilots"}
RULES: dict[str, Any] = {"bounds": [BOUND, {**BOUND, "value": "FI"}], "caps": [CAP]}


@pytest.fixture
def lead(client: Client) -> Client:
    user = people.user("lead", Role.ADMINISTRATOR, programme=people.programme())
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(made: RuleSet, kind: str, rule: Any) -> str:
    return reverse("cohorts:change_rule", kwargs={"pk": made.pk, "kind": kind, "mark": mark_of(rule)})


def test_the_studio_links_each_rule_to_its_form_and_the_form_shows_the_rule(lead: Client) -> None:
    made = make.rule_set(POINTS, rules=RULES, countries={"d": "SE"})
    studio = lead.get(reverse("cohorts:studio", args=[made.pk])).content.decode()
    assert [address(made, "cap", CAP) in studio, address(made, "bound", BOUND) in studio] == [True, True]
    page = lead.get(address(made, "cap", CAP)).content.decode()
    shown = ['value="1"', '<option value="pilots" selected>', '<option value="country" selected>']
    assert [part in page for part in (*shown, "Store the rule")] == [True] * 4


def test_a_change_is_checked_without_being_stored_then_stands_in_the_rules_place(lead: Client) -> None:
    made = make.rule_set(POINTS, rules=RULES, countries={"d": "SE"})
    data = {"group": "country=SE", "least": "2", "most": "", "track": "", "revision": made.revision}
    checked = lead.post(address(made, "bound", BOUND), {**data, "check": "1"}).content.decode()
    assert ("is impossible" in checked, RuleSet.objects.get().rules["bounds"]) == (True, RULES["bounds"])
    lead.post(address(made, "bound", BOUND), {**data, "least": "", "most": "1"})
    changed = {**BOUND, "least": None, "most": 1}
    assert RuleSet.objects.get().rules["bounds"] == [changed, RULES["bounds"][1]]


def test_what_was_typed_stays_when_the_change_is_refused(lead: Client) -> None:
    made = make.rule_set(POINTS, rules=RULES)
    data = {"attribute": "country", "most": "many", "track": "", "revision": made.revision}
    page = lead.post(address(made, "cap", CAP), data).content.decode()
    assert ('value="many"' in page, "Give a count such as 3" in page) == (True, True)


def test_the_later_of_two_editors_never_overwrites_another_rule(lead: Client) -> None:
    made = make.rule_set(POINTS, rules=RULES)
    first = address(made, "bound", BOUND)
    lead.post(
        reverse("cohorts:remove_rule", args=[made.pk]),
        {"kind": "bounds", "number": "0", "revision": made.revision},
    )
    data = {"group": "country=SE", "least": "2", "most": "", "track": "", "revision": made.revision + 1}
    page = lead.post(first, data).content.decode()
    assert ("changed or removed meanwhile" in page, 'value="2"' in page) == (True, True)
    assert RuleSet.objects.get().rules["bounds"] == [RULES["bounds"][1]]
    assert lead.get(first).status_code == 302


def test_a_change_of_older_rules_is_refused_with_what_was_typed(lead: Client) -> None:
    made = make.rule_set(POINTS, rules=RULES)
    data = {"attribute": "country", "most": "2", "track": "", "revision": made.revision - 1}
    page = lead.post(address(made, "cap", CAP), data).content.decode()
    assert ("Somebody else changed the rules meanwhile" in page, 'value="2"' in page) == (True, True)
    assert RuleSet.objects.get().rules["caps"] == [CAP]


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("bound", BOUND),
        ("bound", {**BOUND, "value": "XX", "least": "25%"}),
        ("range", {"attribute": "age", "from": 2.0, "below": 9.5, "least": 1, "most": 2, "track": None}),
        ("cap", CAP),
        ("threshold", {"criterion": "merit", "least": 2.5, "track": None}),
        ("priority", {"attribute": "country", "value": "SE", "mode": "bonus", "points": 1.5}),
        ("spread", {"attribute": "country"}),
        ("apart", ["a", "b"]),
    ],
)
def test_a_form_filled_from_a_rule_gives_the_same_rule(kind: str, rule: Any) -> None:
    _key, form, _label = RULE_FORMS[kind]
    choices: dict[str, Any] = {
        "attributes": make.SOURCE.attributes(people.programme()),  # type: ignore[arg-type]  # not looked at
        "tracks": [("pilots", "Pilots")],
        "criteria": [("merit", "Merit")],
    }
    filled = form.filled(rule)
    bound = form({name: filled.get(name) or "" for name in form.base_fields}, initial=filled, **choices)
    assert (bound.errors, bound.is_valid() and bound.as_rule()) == ({}, rule)


def test_a_rule_that_no_form_shows_whole_can_be_removed_only() -> None:
    several = {"attribute": "country", "in": ["SE", "FI"], "least": 1}
    made = make.rule_set(POINTS, rules={"bounds": [several]}, countries={"d": "SE"})
    listed = [(one.form, one.own) for one in listed_rules(made, words_of(made)) if one.key == "bounds[0]"]
    assert listed == [("", True)]
