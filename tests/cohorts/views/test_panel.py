"""The panel and two leads in the browser: rules removed, applicants included with a reason, one decision only."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import deciding as make
from tests.make.stored import stored_once

from circulade.calls.models import Call
from circulade.cohorts.domain.rulesets import rule_set_of
from circulade.cohorts.models import CohortSelection, RuleSet
from circulade.register.models import Participation

stored = stored_once(lambda: make.proposed(make.call(applications=9)).rule_set)


@pytest.fixture
def rules(stored: RuleSet, db: None) -> RuleSet:
    return RuleSet.objects.get(pk=stored.pk)


@pytest.fixture
def call(rules: RuleSet) -> Call:
    return Call.objects.get()


@pytest.fixture
def lead(rules: RuleSet, client: Client) -> Client:
    return signed_in(client)


def signed_in(client: Client) -> Client:
    client.force_login(make.lead(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def studio(client: Client, rules: RuleSet) -> str:
    return client.get(reverse("cohorts:studio", args=[rules.pk])).content.decode()


def include(client: Client, rules: RuleSet, call: Call, **changes: str) -> str:
    data = {
        "ref": make.application(call, 9).ref,
        "action": "include",
        "reason": "It stands for the islands.",
        "people": "A. Chair, B. Member",
    }
    address = reverse("cohorts:panel", args=[rules.pk])
    return client.post(address, data | changes, follow=True).content.decode()


def test_the_studio_stands_among_the_pages_of_its_call(lead: Client, rules: RuleSet, call: Call) -> None:
    page = studio(lead, rules)
    addresses = [reverse(f"calls:office_{name}", args=[call.slug]) for name in ("call", "applications")]
    assert [f'href="{address}"' in page for address in addresses] == [True, True]
    result = lead.get(reverse("cohorts:result", args=[CohortSelection.objects.get().pk]))
    assert [tab.label for tab in result.context["tabs"] if tab.current] == ["Selection"]


def test_the_state_of_a_selection_is_a_badge(lead: Client, rules: RuleSet) -> None:
    page = lead.get(reverse("cohorts:result", args=[CohortSelection.objects.get().pk])).content.decode()
    assert '<span class="badge badge-info">proposed</span>' in page


def test_a_rule_is_removed_and_a_second_removal_is_told_that_it_is_gone(lead: Client, rules: RuleSet) -> None:
    rule = {"group": "country=FR", "least": "1", "most": "", "track": "", "revision": rules.revision}
    lead.post(reverse("cohorts:add_rule", args=[rules.pk, "bound"]), rule)
    assert "At least 1 with Country France" in studio(lead, rules)
    gone = {"kind": "bounds", "number": "0", "revision": rules.revision + 1}
    address = reverse("cohorts:remove_rule", args=[rules.pk])
    first, second = (lead.post(address, gone, follow=True).content.decode() for _ in range(2))
    assert ("The rule is removed." in first, "This rule is gone already." in second) == (True, True)
    assert "At least 1 with Country France" not in studio(lead, rules)


def test_the_panel_includes_somebody_in_a_new_run_and_takes_it_back(
    lead: Client, rules: RuleSet, call: Call
) -> None:
    assert "It stands for the islands." in include(lead, rules, call)
    lead.post(reverse("cohorts:compute", args=[rules.pk]), {"label": "with the islands"})
    made = CohortSelection.objects.get(label="with the islands")
    assert made.outcomes.get(ref=make.application(call, 9).ref).outcome == "member"
    page = lead.get(reverse("cohorts:result", args=[made.pk])).content.decode()
    assert "Included by the panel: It stands for the islands." in page
    decision = rules.panel_decisions.get()
    lead.post(reverse("cohorts:revoke_panel_decision", args=[rules.pk, decision.pk]))
    lead.post(reverse("cohorts:compute", args=[rules.pk]), {"label": "without"})
    after = CohortSelection.objects.get(label="without")
    assert after.outcomes.get(ref=make.application(call, 9).ref).outcome != "member"


def test_a_decision_of_the_panel_needs_a_reason_and_names_and_keeps_what_was_typed(
    lead: Client, rules: RuleSet, call: Call
) -> None:
    page = include(lead, rules, call, people="")
    assert "It stands for the islands." in page
    assert rules.panel_decisions.count() == 0


def test_of_two_leads_who_decide_at_once_the_second_reads_why_not_and_nothing_is_done_twice(
    lead: Client, rules: RuleSet, call: Call
) -> None:
    other = signed_in(Client())
    proposed = CohortSelection.objects.get()
    address = reverse("cohorts:decide", args=[proposed.pk])
    pages = [each.get(reverse("cohorts:result", args=[proposed.pk])) for each in (lead, other)]
    assert ["Deciding admits the members" in page.content.decode() for page in pages] == [True, True]
    first = lead.post(address, follow=True).content.decode()
    second = other.post(address, follow=True).content.decode()
    assert ("Decided." in first, "This selection is decided: propose it first." in second) == (True, True)
    assert Participation.objects.count() == 7


def test_a_second_lead_with_another_selection_must_say_that_it_supersedes(
    lead: Client, rules: RuleSet, call: Call
) -> None:
    first = CohortSelection.objects.get()
    lead.post(reverse("cohorts:decide", args=[first.pk]))
    include(lead, rules, call)
    lead.post(reverse("cohorts:compute", args=[rules.pk]), {"label": "second"})
    second = CohortSelection.objects.get(label="second")
    lead.post(reverse("cohorts:propose", args=[second.pk]))
    page = lead.post(reverse("cohorts:decide", args=[second.pk]), follow=True).content.decode()
    second.refresh_from_db()
    assert f"Selection {first.number} has been decided already" in page
    assert (second.state, rule_set_of(call).selections.filter(state="decided").get()) == ("proposed", first)


def test_scores_that_change_after_proposing_keep_the_decision_from_being_made(
    lead: Client, rules: RuleSet, call: Call
) -> None:
    call.criteria.filter(code="commitment").update(weight=1)
    proposed = CohortSelection.objects.get()
    page = lead.post(reverse("cohorts:decide", args=[proposed.pk]), follow=True).content.decode()
    assert "scores or rules have changed since this selection was computed: run it again" in page
    assert Participation.objects.count() == 0
