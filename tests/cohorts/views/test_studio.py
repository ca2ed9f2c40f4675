"""The studio in the browser's view: rules in sentences, what is possible, compute, propose, decide, compare."""

import json
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.accounts.enums import Role
from circulade.cohorts.domain.panel import decide_in_panel
from circulade.cohorts.enums import PanelAction
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


def test_no_value_is_taken_that_nobody_chose(lead: Client) -> None:
    made = make.rule_set(POINTS)
    data = {"group": "", "least": "1", "most": "", "track": "", "revision": made.revision}
    page = lead.post(url("add_rule", made.pk, kind="bound"), data).content.decode()
    assert ("This field is required." in page, "choose a value" in page) == (True, True)
    assert RuleSet.objects.get().rules.get("bounds") is None


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


def test_what_is_no_number_of_a_selection_chooses_none(lead: Client) -> None:
    made = make.rule_set(POINTS)
    assert lead.get(f"{url('compare', made.pk)}?first=²&second=one").status_code == 200


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


@pytest.fixture
def conflicted() -> Iterator[str]:
    """The lead has a conflict with "b", the last member."""
    make.SOURCE.kept_from = {"lead@example.org": frozenset({"b"})}
    yield "b"
    make.SOURCE.kept_from = {}


def rows_of(client: Client, selection: CohortSelection) -> dict[str, dict[str, object]]:
    content = client.get(url("table", selection.pk, kind="json")).content
    return {row["ref"]: row for row in json.loads(content)}


def test_an_outcome_is_kept_from_who_has_a_conflict_until_it_is_decided(
    lead: Client, conflicted: str
) -> None:
    made = make.rule_set(POINTS)
    lead.post(url("compute", made.pk))
    selection = CohortSelection.objects.get()
    before = text(lead, url("result", selection.pk))
    assert (conflicted in rows_of(lead, selection), "1 application is left out" in before) == (False, True)
    lead.post(url("propose", selection.pk))
    lead.post(url("decide", selection.pk))
    row = rows_of(lead, selection)[conflicted]
    assert (row["outcome"], row["points"], row["rank"], row["reason"]) == ("member", None, None, "")


def test_no_reason_of_another_tells_the_points_of_a_conflict(lead: Client, conflicted: str) -> None:
    made = make.rule_set(POINTS)
    lead.post(url("compute", made.pk))
    selection = CohortSelection.objects.get()
    hidden = "(not shown: it names an application that you have a conflict with)"
    assert {ref: row["reason"] for ref, row in rows_of(lead, selection).items()} == {
        "a": "Member by points: 5, rank 1",
        "c": hidden,
        "d": hidden,
    }
    make.SOURCE.kept_from = {}
    assert rows_of(lead, selection)["c"]["reason"] == "3 points; the last member, b, has 4"


def test_a_decision_of_the_panel_about_a_conflict_is_neither_read_nor_taken_back(
    lead: Client, conflicted: str
) -> None:
    made = make.rule_set(POINTS)
    decision = decide_in_panel(
        made,
        ref=conflicted,
        action=PanelAction.EXCLUDE,
        reason="Owes us a report",
        people="Panel",
        by=people.user("ann"),
    )
    lead.post(url("compute", made.pk))
    pages = (url("studio", made.pk), url("result", CohortSelection.objects.get().pk))
    assert ["Owes us a report" in text(lead, address) for address in pages] == [False, False]
    revoke = url("revoke_panel_decision", made.pk, decision=decision.pk)
    assert lead.post(revoke).status_code == 404


def test_two_trials_are_compared_without_the_outcome_of_a_conflict(lead: Client, conflicted: str) -> None:
    made = make.rule_set(POINTS)
    lead.post(url("compute", made.pk))
    make.SOURCE.scores["d"] = 5
    lead.post(url("compute", made.pk))
    second, first = CohortSelection.objects.all()
    query = f"?first={first.pk}&second={second.pk}"
    page = text(lead, url("compare", made.pk) + query)
    assert ("Name of d" in page, "(conflict)" in page) == (True, False)


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
