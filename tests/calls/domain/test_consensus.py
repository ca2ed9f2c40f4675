"""Consensus meetings: scores opened and closed again, a record that changes no score."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import assessing as assess
from tests.make.assessing import NOW

from circulade.calls.domain.consensus import close_discussion, open_discussion, record_consensus
from circulade.calls.domain.trouble import NotReady
from circulade.calls.models import Application, Consensus, Score
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    call = assess.call(applications=1)
    assess.score(assess.assessment(call, assess.assessor(call)))
    return assess.applications(call)[0]


def audited(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


def test_a_discussion_is_opened_once_closed_once_and_opened_again(application: Application) -> None:
    by = people.user("lead")
    for _ in range(2):
        open_discussion(application, by=by, now=NOW)
    for _ in range(2):
        close_discussion(application, by=by, now=NOW)
    assert (audited("discussion opened"), audited("discussion closed")) == (1, 1)
    again = open_discussion(application, by=by, now=NOW + timedelta(hours=1))
    assert (again.closed_at, audited("discussion opened")) == (None, 2)


def test_a_record_keeps_when_who_and_what_and_no_score_changes(application: Application) -> None:
    before = list(Score.objects.order_by("pk").values_list("value", flat=True))
    made = record_consensus(
        application, held_at=NOW, people=" A, B ", text=" Agreed. ", by=people.user("lead"), now=NOW
    )
    assert (made.people, made.text) == ("A, B", "Agreed.")
    assert list(Score.objects.order_by("pk").values_list("value", flat=True)) == before


@pytest.mark.parametrize(
    ("text", "later", "said"), [(" ", 0, "what the meeting agreed"), ("Yes.", 1, "after")]
)
def test_an_empty_record_and_one_of_tomorrow_are_refused(
    application: Application, text: str, later: int, said: str
) -> None:
    with pytest.raises(NotReady, match=said):
        record_consensus(
            application,
            held_at=NOW + timedelta(days=later),
            people="A",
            text=text,
            by=people.user("lead"),
            now=NOW,
        )
    assert Consensus.objects.count() == 0
