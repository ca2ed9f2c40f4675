"""An assessor finds the applications, scores one, is corrected, submits, and has a conflict with another."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.checks import check_layout, check_page, follow, has_scripts, hold, press, sign_in
from tests.make import assessing as make

from circulade.calls.enums import AssessmentState
from circulade.calls.models import Assessment, Conflict

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COMMENT = "Clear figures, few partners."


@pytest.fixture
def given() -> list[Assessment]:
    """Two applications of one assessor."""
    call = make.call(applications=2, title={"en": "Critical raw materials"})
    desk = make.assessor(call)
    return [make.assessment(call, desk, number=number) for number in range(2)]


def choose(page: Page, code: str, score: str) -> None:
    page.locator(f"[name=score-{code}][value='{score}']").check()


def desk(page: Page) -> dict[str, str]:
    """Return the state of each application in the list."""
    rows = page.get_by_role("main").locator("tbody tr").all()
    return {row.get_by_role("rowheader").inner_text(): row.locator("td").last.inner_text() for row in rows}


def test_from_the_list_to_a_submitted_sheet_and_a_conflict(anyone: Page, given: list[Assessment]) -> None:
    page, (first, second) = anyone, given
    sign_in(page, first.assessor.user)
    page.goto("/assess/applications/")
    check_layout(page)
    follow(page, first.application.ref)
    choose(page, "commitment", "4")
    page.get_by_label("Comment for the panel").fill(COMMENT)
    press(page, "Submit")
    expect(page.locator("#errors")).to_contain_text("Relevant experience")
    expect(page.get_by_label("Comment for the panel")).to_have_value(COMMENT)
    check_layout(page)
    choose(page, "experience", "5")
    if has_scripts(page):
        expect(page.locator("[data-autosave-status]")).to_have_text("Saved")
    press(page, "Submit")
    expect(page.get_by_text("Submitted. Thank you.")).to_be_visible()
    first.refresh_from_db()
    scores = dict(first.scores.values_list("criterion__code", "value"))
    assert (first.state, first.comment, scores) == (
        AssessmentState.SUBMITTED,
        COMMENT,
        {"commitment": 4, "experience": 5},
    )
    follow(page, second.application.ref)
    follow(page, "I have a conflict")
    page.get_by_label("What is the conflict?").fill("We ran a project together.")
    check_layout(page)
    press(page, "Declare the conflict")
    expect(page.get_by_text("The application is not with you any more.")).to_be_visible()
    assert desk(page) == {first.application.ref: "submitted"}
    assert list(Conflict.objects.values_list("application", "user")) == [
        (second.application.pk, second.assessor.user.pk)
    ]


def test_what_is_typed_is_saved_by_itself(browser_page: Page, given: list[Assessment]) -> None:
    sign_in(browser_page, given[0].assessor.user)
    browser_page.goto(f"/assess/{given[0].pk}/")
    browser_page.get_by_label("Comment for the panel").fill(COMMENT)
    expect(browser_page.locator("[data-autosave-status]")).to_have_text("Saved")
    check_page(browser_page)
    browser_page.reload()
    expect(browser_page.get_by_label("Comment for the panel")).to_have_value(COMMENT)


def test_what_is_under_way_when_the_sheet_is_saved_is_nobody_elses_change(
    browser_page: Page, given: list[Assessment]
) -> None:
    """A slow line: the first words are still being saved when the rest is typed and saved."""
    page = browser_page
    sign_in(page, given[0].assessor.user)
    page.goto(f"/assess/{given[0].pk}/")
    box = page.get_by_label("Comment for the panel")
    release = hold(page, "**/autosave/", lambda: box.fill("Clear"))
    box.fill(COMMENT)
    press(page, "Save")
    release()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    given[0].refresh_from_db()
    assert given[0].comment == COMMENT
    check_layout(page)
