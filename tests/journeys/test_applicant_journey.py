"""An applicant begins, writes, looks over and sends in; with scripts, the draft is saved by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.journeys.checks import check_page, sign_in
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.models import User
from circulade.calls.domain.announcing import announce
from circulade.calls.enums import ApplicationState
from circulade.calls.models import Application, Call

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def call() -> Call:
    """A call that is open now: the pages ask the clock of the server."""
    now = timezone.now()
    made = make.call(opens_at=now - timedelta(days=3), closes_at=now + timedelta(days=3))
    make.questions(made)
    return announce(made, by=None, now=now - timedelta(days=3))


@pytest.fixture
def applicant() -> User:
    return people.user("applicant")


@pytest.fixture
def draft(call: Call, applicant: User) -> Application:
    return make.draft(call, applicant, now=timezone.now())


def test_a_draft_is_written_looked_over_and_sent_in(
    page_without_scripts: Page, draft: Application, applicant: User
) -> None:
    page = page_without_scripts
    sign_in(page, applicant)
    page.goto(f"/applications/{draft.pk}/write/")
    check_page(page)
    page.locator("[name=q-territory]").fill("Ville-Nouvelle")
    page.locator("[name=q-email]").fill("office@example.org")
    page.locator("[name=q-commitment]").fill("Two people, half of their time.")
    page.locator("[name=q-has_need][value=no]").check()
    page.locator("[name=q-consent][value=yes]").check()
    page.get_by_role("button", name="Look over and send in").click()
    check_page(page)
    page.get_by_role("button", name="Send in the application").click()
    expect(page.get_by_role("main")).to_contain_text(draft.ref)
    check_page(page)
    draft.refresh_from_db()
    assert draft.state == ApplicationState.SUBMITTED


def test_a_draft_saves_itself(browser_page: Page, draft: Application, applicant: User) -> None:
    sign_in(browser_page, applicant)
    browser_page.goto(f"/applications/{draft.pk}/write/")
    browser_page.locator("[name=q-territory]").fill("Ville-Nouvelle")
    expect(browser_page.locator("#draft [role=status]").filter(has_text="Saved").first).to_be_visible()
    browser_page.reload()
    expect(browser_page.locator("[name=q-territory]")).to_have_value("Ville-Nouvelle")
