"""The panel includes and excludes single applicants, with a reason; the run keeps no words."""

import pytest
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.cohorts.domain.comparison import Move, compare
from circulade.cohorts.domain.panel import PanelRefused, decide_in_panel, revoke_panel_decision
from circulade.cohorts.domain.selections import select_cohort
from circulade.cohorts.enums import PanelAction
from circulade.cohorts.models import CohortSelection
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db
POINTS = {"a": 5, "b": 4, "c": 3, "d": 2}


def members(selection: CohortSelection) -> list[str]:
    return list(selection.outcomes.filter(outcome="member").order_by("ref").values_list("ref", flat=True))


def test_the_panel_includes_and_excludes_with_a_reason_and_the_run_keeps_no_words() -> None:
    ann, rule_set = people.user("ann"), make.rule_set(POINTS)
    decide_in_panel(rule_set, ref="d", action=PanelAction.INCLUDE, reason="An island", people="Panel", by=ann)
    gone = decide_in_panel(
        rule_set, ref="a", action=PanelAction.EXCLUDE, reason="Merged", people="Panel", by=ann
    )
    selection = select_cohort(rule_set, by=ann)
    assert members(selection) == ["b", "d"]
    assert ("An island" in selection.run.inputs, "An island" in str(AuditEntry.objects.values())) == (
        False,
        False,
    )
    revoke_panel_decision(gone, by=ann)
    later = select_cohort(rule_set, by=ann)
    assert members(later) == ["a", "d"]
    assert compare(selection, later).moves == (
        Move("a", "out", "member: pilots"),
        Move("b", "member: pilots", "out"),
    )


@pytest.mark.parametrize(
    ("ref", "reason", "names", "field"),
    [("d", " ", "P", "Reason"), ("d", "r", "", "People"), ("z", "r", "P", "z")],
)
def test_a_panel_decision_needs_an_applicant_a_reason_and_names(
    ref: str, reason: str, names: str, field: str
) -> None:
    rule_set = make.rule_set(POINTS)
    with pytest.raises(PanelRefused, match=field):
        decide_in_panel(
            rule_set, ref=ref, action=PanelAction.INCLUDE, reason=reason, people=names, by=people.user("ann")
        )
