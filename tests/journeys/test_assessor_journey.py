"""An assessor finds an application, scores it and submits; with scripts, what is typed is saved by itself."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.checks import check_page, sign_in
from tests.make import assessing as make

from circulade.calls.enums import AssessmentState
from circulade.calls.models import Assessment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def given() -> Assessment:
    call = make.call(applications=1, title={"en": "Critical raw materials"})
    return make.assessment(call, make.assessor(call))


def test_an_application_is_scored_and_submitted(anyone: Page, given: Assessment) -> None:
    page = anyone
    sign_in(page, given.assessor.user)
    page.goto("/assess/applications/")
    check_page(page)
    page.get_by_role("main").get_by_role("link", name=given.application.ref).first.click()
    check_page(page)
    for choice in page.locator(".scale input[value='4']").all():
        choice.check()
    for box in page.locator(".score-input").all():
        box.fill("4")
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_text("Submitted. Thank you.")).to_be_visible()
    given.refresh_from_db()
    assert given.state == AssessmentState.SUBMITTED


def test_what_is_typed_is_saved_by_itself(browser_page: Page, given: Assessment) -> None:
    sign_in(browser_page, given.assessor.user)
    browser_page.goto(f"/assess/{given.pk}/")
    browser_page.get_by_label("Comment for the panel").fill("Clear figures, few partners.")
    expect(browser_page.locator("[data-autosave-status]")).to_contain_text("aved")
    browser_page.reload()
    expect(browser_page.get_by_label("Comment for the panel")).to_have_value("Clear figures, few partners.")
