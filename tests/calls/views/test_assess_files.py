"""The assessor's pages: only own files, nothing lost, nobody else's scores."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts
from tests.make import assessing as make

from circulade.accounts.enums import Role
from circulade.calls.domain.assessors import set_phase
from circulade.calls.domain.conflicts import record_conflict
from circulade.calls.domain.consensus import open_discussion
from circulade.calls.domain.scoring import mark
from circulade.calls.models import Assessment, Conflict, Score

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def given() -> Assessment:
    call = make.call(applications=3)
    return make.assessment(call, make.assessor(call))


@pytest.fixture
def desk(given: Assessment, client: Client) -> Client:
    client.force_login(given.assessor.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def at(given: Assessment, name: str = "assess") -> str:
    return reverse(f"calls:{name}", args=[given.pk])


def test_the_list_shows_own_files_only(
    desk: Client, given: Assessment, django_assert_max_num_queries: Any
) -> None:
    other = make.assessor(given.application.call, "zoe")
    theirs = make.assessment(given.application.call, other, number=1)
    with django_assert_max_num_queries(15):
        page = desk.get(reverse("calls:assess_files")).content.decode()
    assert given.application.ref in page
    assert theirs.application.ref not in page


def test_the_screen_shows_answers_and_sheet(
    desk: Client, given: Assessment, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(15):
        page = desk.get(at(given)).content.decode()
    assert "We have a team of three." in page
    assert 'name="score-commitment" value="5"' in page


def test_saving_without_javascript_keeps_scores_and_comments(desk: Client, given: Assessment) -> None:
    sent = desk.post(at(given), {"save": "1", "score-commitment": "4", "comment-commitment": "Clear."})
    assert sent.status_code == 302
    score = Score.objects.get()
    assert (score.value, score.comment) == (Decimal(4), "Clear.")


def test_submitting_incomplete_keeps_what_was_typed_and_names_what_is_missing(
    desk: Client, given: Assessment
) -> None:
    sent = desk.post(at(given), {"submit": "1", "score-commitment": "4", "panel": "Good."})
    assert sent.status_code == 422
    page = sent.content.decode()
    assert (page.count('role="alert"'), page.count("Relevant experience: no score yet.")) == (1, 2)
    given.refresh_from_db()
    assert (given.state, given.comment) == ("started", "Good.")


def test_a_score_off_the_scale_is_shown_again_with_its_problem(desk: Client, given: Assessment) -> None:
    sent = desk.post(at(given), {"save": "1", "score-commitment": "7", "panel": "Kept."})
    page = sent.content.decode()
    assert sent.status_code == 422
    assert "Commitment: 7 is outside the scale. Scores go from 0 to 5 in steps of 1." in page
    assert 'value="7"' in page
    given.refresh_from_db()
    assert given.comment == "Kept."


def test_submitting_and_reopening(desk: Client, given: Assessment) -> None:
    desk.post(at(given), {"submit": "1", "score-commitment": "4", "score-experience": "3"})
    given.refresh_from_db()
    assert given.state == "submitted"
    assert "Reopen" in desk.get(at(given)).content.decode()
    desk.post(at(given, "assess_reopen"))
    given.refresh_from_db()
    assert given.state == "started"


def test_two_windows_see_the_difference_and_nothing_is_lost(desk: Client, given: Assessment) -> None:
    empty = mark("")
    desk.post(at(given), {"save": "1", "panel": "First window", "seen-panel": empty})
    second = {"save": "1", "panel": "Second window", "seen-panel": empty, "score-commitment": "2"}
    sent = desk.post(at(given), second | {"seen-score-commitment": empty})
    page = sent.content.decode()
    assert sent.status_code == 409
    assert "First window" in page
    assert "Second window" in page
    assert Score.objects.get().value == Decimal(2)
    chosen = {"panel": "Second window", "seen-panel": mark("First window"), "choose-panel": "typed"}
    assert desk.post(at(given), chosen).status_code == 302
    given.refresh_from_db()
    assert given.comment == "Second window"


def test_a_window_in_which_nothing_was_typed_overwrites_nothing(desk: Client, given: Assessment) -> None:
    desk.post(at(given), {"save": "1", "panel": "First window", "seen-panel": mark("")})
    stale = {"panel": "", "seen-panel": mark(""), "score-commitment": "2", "seen-score-commitment": mark("")}
    assert desk.post(at(given, "assess_autosave"), stale).status_code == 200
    given.refresh_from_db()
    assert given.comment == "First window"


def test_autosave_answers_with_new_marks(desk: Client, given: Assessment) -> None:
    sent = desk.post(
        at(given, "assess_autosave"), {"score-commitment": "4", "seen-score-commitment": mark("")}
    )
    assert sent.json() == {"revision": 2, "marks": {"score-commitment": mark("4")}, "message": "Saved"}


def test_after_closing_nothing_is_stored_and_what_was_typed_comes_back(
    desk: Client, given: Assessment
) -> None:
    call = given.application.call
    set_phase(call, by=None, now=NOW, due_at=None, closes_at=NOW - timedelta(seconds=1))
    sent = desk.post(at(given), {"save": "1", "panel": "A long thought"})
    assert sent.status_code == 409
    assert "A long thought" in sent.content.decode()
    assert "has closed" in sent.content.decode()
    given.refresh_from_db()
    assert given.comment == ""


def test_a_declared_conflict_makes_the_file_vanish(desk: Client, given: Assessment) -> None:
    assert desk.post(at(given, "assess_conflict"), {"reason": ""}).status_code == 422
    desk.post(at(given, "assess_conflict"), {"reason": "My brother wrote it."})
    assert Conflict.objects.get().source == "declared"
    assert desk.get(at(given)).status_code == 404
    assert given.application.ref not in desk.get(reverse("calls:assess_files")).content.decode()
    for name in ("assess_autosave", "assess_reopen"):
        assert desk.post(at(given, name), {"panel": "x"}).status_code == 404
    assert not given.assessor.user.has_perm("calls.view_application", given.application)


def test_nobody_opens_the_file_of_somebody_else(given: Assessment, client: Client) -> None:
    call = given.application.call
    people = [
        make.assessor(call, "zoe").user,
        accounts.user("lea", Role.SELECTION_LEAD, programme=call.programme),
        accounts.user("applicant3"),
    ]
    for person in people:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        answer = client.get(at(given))
        assert answer.status_code == 404
        assert "team of three" not in answer.content.decode()


def test_scores_of_others_never_show_before_own_are_in(desk: Client, given: Assessment) -> None:
    other = make.assessment(given.application.call, make.assessor(given.application.call, "zoe"))
    make.score(other, submit=False)
    Assessment.objects.filter(pk=other.pk).update(comment="A hidden thought")
    make.score(other)
    assert "A hidden thought" not in desk.get(at(given)).content.decode()
    open_discussion(given.application, by=other.assessor.user, now=NOW)
    assert "A hidden thought" not in desk.get(at(given)).content.decode()
    make.score(given)
    assert "A hidden thought" in desk.get(at(given)).content.decode()


def test_a_conflict_recorded_while_the_page_is_open_stores_nothing(desk: Client, given: Assessment) -> None:
    record_conflict(given.application, user=given.assessor.user, reason="Cousin", by=None, now=NOW)
    assert desk.post(at(given), {"save": "1", "score-commitment": "4"}).status_code == 404
    assert Score.objects.count() == 0
