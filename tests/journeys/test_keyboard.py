"""The main steps of everybody by keyboard alone, the focus seen at every stop, at 1280 and 360 px."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.checks import check_layout, listen, sign_in
from tests.journeys.conftest import PATIENCE, PLACE
from tests.journeys.keyboard import go, press, reach, write
from tests.make import accounts as people
from tests.make import assessing, calls, deciding, register

from circulade.accounts.enums import Role
from circulade.calls.domain.announcing import announce
from circulade.calls.enums import ApplicationState, AssessmentState
from circulade.cohorts.models import RuleSet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[1280, 360], ids=["1280 px", "360 px"])
def page(request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    place = PLACE | {"viewport": {"width": request.param, "height": 800}}
    with chromium.new_context(base_url=live_server.url, **place) as context:
        context.set_default_timeout(PATIENCE)
        yield listen(context.new_page())


def test_sign_in_and_the_menus(page: Page) -> None:
    programme = people.programme()
    user = people.user("ann", Role.PROGRAMME_MANAGER, programme=programme)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    page.goto("/accounts/login/")
    write(page, page.get_by_label("E-mail address"), user.email)
    write(page, page.get_by_label("Password"), people.PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    menu = page.get_by_role("button", name="Menu")
    if menu.is_visible():
        press(page, menu)
    workspace = page.get_by_role("navigation", name="Workspace", exact=True)
    go(page, workspace.get_by_role("link", name="Calls"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Calls")
    own = page.locator("details.user-menu > summary")
    press(page, own, "Space")
    expect(page.locator("details.user-menu")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(page.locator("details.user-menu")).not_to_have_attribute("open", "")
    expect(own).to_be_focused()
    check_layout(page)


def test_a_rule_is_added_in_the_studio(page: Page) -> None:
    call = deciding.call(applications=7)
    sign_in(page, deciding.lead())
    page.goto(f"/office/calls/{call.slug}/selection/")
    press(page, page.locator("summary").filter(has_text="Add a rule"))
    go(page, page.get_by_role("link", name="Balance: at least or at most with a value"))
    write(page, page.get_by_label("Members with"), "France")
    write(page, page.get_by_label("At least"), "1")
    go(page, page.get_by_role("button", name="Add the rule"))
    expect(page.get_by_role("table", name="Rules in force")).to_contain_text("At least 1 with Country France")
    stored = {"attribute": "country", "value": "FR", "least": 1, "most": None, "track": None}
    assert RuleSet.objects.get().rules["bounds"] == [stored]
    check_layout(page)


def test_a_sheet_is_scored_and_submitted(page: Page) -> None:
    made = assessing.call(applications=1)
    given = assessing.assessment(made, assessing.assessor(made))
    sign_in(page, given.assessor.user)
    page.goto("/assess/applications/")
    go(page, page.get_by_role("link", name=given.application.ref))
    reach(page, page.locator("[name=score-commitment]:checked"))
    page.keyboard.press("4")  # a digit chooses that score
    reach(page, page.locator("[name=score-experience]:checked"))
    for _score in range(3):
        page.keyboard.press("ArrowRight")  # from none over 0 and 1
    write(page, page.get_by_label("Comment for the panel"), "Clear figures.")
    go(page, page.get_by_role("button", name="Submit", exact=True))
    expect(page.get_by_text("Submitted. Thank you.")).to_be_visible()
    given.refresh_from_db()
    scores = dict(given.scores.values_list("criterion__code", "value"))
    assert (given.state, given.comment, scores) == (
        AssessmentState.SUBMITTED,
        "Clear figures.",
        {"commitment": 4, "experience": 2},
    )


def test_the_map_leads_to_a_territory(page: Page) -> None:
    programme = people.programme()
    for ref, country, latitude, longitude in (("lyon", "FR", 45.8, 4.8), ("tampere", "FI", 61.5, 23.8)):
        register.territory(programme, ref, country=country, latitude=latitude, longitude=longitude)
    page.goto("/map/")
    press(page, page.get_by_role("link", name="Skip the map"))
    expect(page.locator("#map-list")).to_be_focused()
    go(page, page.locator("#map-list").get_by_role("link", name="Lyon"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lyon")
    page.goto("/map/")
    press(page, page.get_by_role("button", name="Zoom and move the map"))
    press(page, page.get_by_role("button", name="Tampere"))
    go(page, page.locator(".leaflet-popup").get_by_role("link", name="Tampere"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tampere")
    check_layout(page)


def test_an_application_is_written_and_sent_in(page: Page) -> None:
    now = timezone.now()
    call = calls.call(opens_at=now - timedelta(days=3), closes_at=now + timedelta(days=3))
    calls.questions(call)
    announce(call, by=None, now=now - timedelta(days=3))
    applicant = people.user("applicant")
    draft = calls.draft(call, applicant, now=now)
    sign_in(page, applicant)
    page.goto(f"/applications/{draft.pk}/write/")
    write(page, page.get_by_label("Territory"), "Ville-Nouvelle")
    write(page, page.get_by_label("Email"), "office@example.org")
    write(page, page.get_by_label("Commitment"), "Two people.")
    reach(page, page.locator("[name=q-has_need]").first)
    reach(page, page.locator("[name=q-consent]").first)
    page.keyboard.press("Space")
    expect(page.locator("[name=q-consent]").first).to_be_checked()
    go(page, page.get_by_role("button", name="Look over and send in"))
    go(page, page.get_by_role("button", name="Send in the application"))
    expect(page.get_by_role("main")).to_contain_text("A receipt with a copy is on its way by mail.")
    draft.refresh_from_db()
    assert (draft.state, draft.name) == (ApplicationState.SUBMITTED, "Ville-Nouvelle")
    check_layout(page)
