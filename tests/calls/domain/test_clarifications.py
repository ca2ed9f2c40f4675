"""A clarification is asked by letter, answered once, reminded of once, and logged on both sides."""

from datetime import timedelta
from typing import Any

import pytest
from tests.make import accounts, importing
from tests.make import calls as make

from circulade.accounts.domain.claims import use_claim
from circulade.calls.domain.clarifications import answer, ask, remind_clarifications
from circulade.calls.domain.importing import import_file
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Application, Call, Clarification, Colleague
from circulade.core.models import AuditEntry, Letter

pytestmark = pytest.mark.django_db
DUE = make.AFTER + timedelta(days=7)


@pytest.fixture
def application() -> Application:
    return make.submitted(make.open_call(), accounts.user("applicant"))


def asked(application: Application, now: Any = make.AFTER) -> Clarification:
    return ask(application, "Which river?", due_at=DUE, by=accounts.user("office"), now=now)


def imported(settings: Any, tmp_path: Any) -> Call:
    settings.MEDIA_ROOT = tmp_path
    call = importing.call()
    content = importing.export({"c-1": importing.ROW})
    import_file(call, name="e.xlsx", content=content, by=None, now=importing.NOW)
    return call


def test_the_letter_holds_question_due_date_and_address(application: Application) -> None:
    made = asked(application)
    texts = list(Letter.objects.filter(kind="clarification").values_list("text", flat=True))
    assert texts
    for text in texts:
        assert "Which river?" in text
        assert "11 October 2025" in text
        assert f"/applications/{application.pk}/clarifications/{made.pk}/" in text


def test_an_answer_is_given_once_and_counts_also_after_the_due_date(application: Application) -> None:
    made, by = asked(application), accounts.user("writer")
    answer(made, "The Meuse.", by=by, now=DUE + timedelta(days=1))
    assert (made.answer, made.answered_by) == ("The Meuse.", by)
    with pytest.raises(Refused, match="answered already"):
        answer(made, "The Rhine.", by=by, now=DUE)
    actions = AuditEntry.objects.filter(action__startswith="clarification").order_by("number")
    assert [entry.action for entry in actions] == ["clarification asked", "clarification answered"]


def test_the_trail_holds_no_words(application: Application) -> None:
    answer(asked(application), "The Meuse.", by=accounts.user("writer"), now=make.AFTER)
    trail = str(list(AuditEntry.objects.values_list("changes", flat=True)))
    assert ("river" in trail, "Meuse" in trail) == (False, False)


def test_an_empty_answer_is_refused(application: Application) -> None:
    with pytest.raises(Refused, match="write an answer"):
        answer(asked(application), " ", by=accounts.user("writer"), now=make.AFTER)


def test_a_due_date_lies_ahead(application: Application) -> None:
    with pytest.raises(Refused, match="ahead"):
        asked(application, now=DUE)


def test_one_reminder_goes_before_the_due_date(application: Application) -> None:
    asked(application)
    assert remind_clarifications(now=DUE - timedelta(days=3)) == 0
    assert remind_clarifications(now=DUE - timedelta(days=1)) > 0
    assert remind_clarifications(now=DUE - timedelta(hours=5)) == 0


def test_what_was_answered_is_not_reminded_of(application: Application) -> None:
    answer(asked(application), "The Meuse.", by=accounts.user("writer"), now=make.AFTER)
    assert remind_clarifications(now=DUE - timedelta(days=1)) == 0


def test_an_imported_applicant_gets_a_link_that_lets_them_in(settings: Any, tmp_path: Any) -> None:
    application = imported(settings, tmp_path).applications.get()
    asked(application, now=importing.NOW)
    text = Letter.objects.get(kind="clarification").text
    token = text.split("/claim/")[1].split("/")[0]
    user = accounts.user("new")
    use_claim(token, by=user, now=importing.NOW)
    assert Colleague.objects.get().user == user
