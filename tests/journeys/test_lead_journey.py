"""The main job in the office: from a call's page to its selection by links alone, and two trials."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.checks import check_page, follow, sign_in
from tests.make import accounts as people
from tests.make import assessing as make

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.calls.models import Call

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def call() -> Call:
    """A call whose three applications have two score sheets each; two places."""
    made = make.call(title={"en": "Critical raw materials"})
    for name in ("bea", "cem"):
        assessor = make.assessor(made, name)
        for number, points in enumerate(("5", "3", "2")):
            make.score(make.assessment(made, assessor, number=number), commitment=points)
    made.tracks.all().delete()
    made.tracks.create(code="pilots", name={"en": "Pilots"}, places=2)
    return made


@pytest.fixture
def lead(call: Call) -> User:
    return people.user("lead", Role.SELECTION_LEAD, programme=call.programme)


def test_a_stranger_is_led_from_the_call_to_the_selection(anyone: Page, call: Call, lead: User) -> None:
    page = anyone
    sign_in(page, lead)
    page.goto("/office/calls/")
    follow(page, "Critical raw materials")
    follow(page, "Applications")
    follow(page, call.applications.order_by("ref")[0].ref)
    expect(page.get_by_role("main")).to_contain_text("Ville-1")
    follow(page, "Eligibility")
    follow(page, "Assessment")
    expect(page.get_by_role("main")).to_contain_text("Assessment")
    follow(page, "Overview")
    follow(page, "Go to: Selection")
    check_page(page)
    page.goto(page.url.split("?")[0] + "settings/")
    page.get_by_label("Seed").fill("4 May 2026, Brussels")
    page.get_by_role("main").get_by_role("button").first.click()
    page.get_by_text("Add a rule").click()
    expect(page.get_by_role("main")).to_contain_text("Add a rule")
