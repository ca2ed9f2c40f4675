"""The studio in the browser's view: rules in sentences, what is possible, compute, propose, decide, compare."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.accounts.enums import Role
from circulade.cohorts.models import CohortSelection, RuleSet
from circulade.cohorts.queries import listed_selections

pytestmark = pytest.mark.django_db
POINTS = {"a": 5, "b": 4, "c": 3, "d": 2}


@pytest.fixture
def lead(client: Client) -> Client:
    user = people.user("lead", Role.ADMINISTRATOR, programme=people.programme())
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def url(name: str, pk: int, **more: object) -> str:
    return reverse(f"cohorts:{name}", kwargs={"pk": pk, **more})


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_rules_stand_as_sentences_with_labels(lead: Client) -> None:
    rules = {"bounds": [{"attribute": "country", "value": "SE", "least": 1}]}
    made = make.rule_set(POINTS, rules=rules, countries={"d": "SE"})
    page = text(lead, url("studio", made.pk) + "?check=1")
    assert "At least 1 with Country Sweden" in page
    assert "A cohort is possible: 4 applicants are eligible." in page


def test_an_impossible_rule_is_named_with_the_number_of_those_eligible(lead: Client) -> None:
    rules = {"bounds": [{"attribute": "country", "value": "SE", "least": 2}]}
    made = make.rule_set(POINTS, rules=rules, countries={"d": "SE"})
    page = text(lead, url("check", made.pk))
    assert "is impossible: only 1 is eligible" in page
    assert ("bounds[" in page, "at least 1 instead of 2" in page) == (False, True)
    lead.post(url("compute", made.pk))
    assert CohortSelection.objects.count() == 0


def test_a_rule_is_checked_without_being_stored_then_stored(lead: Client) -> None:
    made = make.rule_set(POINTS, countries={"d": "SE"})
    data = {"group": "country=SE", "least": "2", "most": "", "track": "", "revision": made.revision}
    checked = lead.post(url("add_rule", made.pk, kind="bound"), {**data, "check": "1"}).content.decode()
    assert ("is impossible" in checked, RuleSet.objects.get().rules.get("bounds")) == (True, None)
    lead.post(url("add_rule", made.pk, kind="bound"), {**data, "least": "1"})
    stored = [{"attribute": "country", "value": "SE", "least": 1, "most": None, "track": None}]
    assert RuleSet.objects.get().rules["bounds"] == stored


def test_what_was_typed_stays_when_a_rule_is_refused(lead: Client) -> None:
    made = make.rule_set(POINTS)
    data = {"group": "country=SE", "least": "many", "track": "", "revision": made.revision}
    page = lead.post(url("add_rule", made.pk, kind="bound"), data).content.decode()
    assert "Give a count such as 3, or a share of the places such as 25%." in page
    assert 'value="many"' in page


def test_the_later_of_two_editors_is_told(lead: Client) -> None:
    made = make.rule_set(POINTS)
    data = {"most": "1", "attribute": "country", "track": "", "revision": made.revision}
    lead.post(url("add_rule", made.pk, kind="cap"), data)
    page = lead.post(url("add_rule", made.pk, kind="cap"), data).content.decode()
    assert "Somebody else changed the rules meanwhile" in page
    assert len(RuleSet.objects.get().rules["caps"]) == 1


def test_from_computing_to_deciding(lead: Client) -> None:
    made = make.rule_set(POINTS)
    lead.post(url("compute", made.pk), {"label": "first try"})
    first = CohortSelection.objects.get()
    page = text(lead, url("result", first.pk))
    assert ("Member by points: 5, rank 1" in page, "first try" in page) == (True, True)
    lead.post(url("propose", first.pk))
    lead.post(url("decide", first.pk))
    first.refresh_from_db()
    assert first.state == "decided"


def test_two_selections_side_by_side(lead: Client) -> None:
    made = make.rule_set(POINTS)
    lead.post(url("compute", made.pk))
    make.SOURCE.scores["d"] = 5
    lead.post(url("compute", made.pk))
    second, first = CohortSelection.objects.all()
    page = text(lead, f"{url('compare', made.pk)}?first={first.pk}&second={second.pk}")
    assert ("+1" in page, "Name of b" in page) == (True, True)


def test_selections_are_listed_newest_first(lead: Client) -> None:
    made = make.rule_set(POINTS)
    for _ in range(3):
        lead.post(url("compute", made.pk))
    assert [one.number for one in listed_selections(made)] == [3, 2, 1]


def test_one_with_a_conflict_sees_the_reference_and_nothing_more(lead: Client) -> None:
    made = make.rule_set(POINTS)
    lead.post(url("compute", made.pk))
    make.SOURCE.kept_from = {"lead@example.org": frozenset({"a"})}
    pages = [text(lead, url("result", CohortSelection.objects.get().pk)), text(lead, url("studio", made.pk))]
    make.SOURCE.kept_from = {}
    assert ["Name of a" in page for page in pages] == [False, False]


def test_names_and_labels_never_become_markup(lead: Client) -> None:
    made = make.rule_set(POINTS)
    lead.post(url("compute", made.pk), {"label": "<script>alert(1)</script>"})
    assert "<script>alert" not in text(lead, url("result", CohortSelection.objects.get().pk))


def test_the_table_exports_every_applicant_with_the_reason(lead: Client) -> None:
    made = make.rule_set(POINTS)
    lead.post(url("compute", made.pk))
    rows = (
        text(lead, url("table", CohortSelection.objects.get().pk, kind="csv")).lstrip("\ufeff").splitlines()
    )
    assert rows[0] == "ref,name,country,outcome,track,points,rank,reason"
    assert [row.split(",")[:4] for row in rows[1:]] == [
        ["a", "Name of a", "FI", "member"],
        ["b", "Name of b", "FI", "member"],
        ["c", "Name of c", "FI", "out"],
        ["d", "Name of d", "FI", "out"],
    ]
