"""An applicant finds the call, begins, writes, is corrected, sends in and gets a receipt, in all four ways."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.journeys.checks import check_layout, check_page, follow, has_scripts, hold, press, sign_in, type_in
from tests.make import accounts as people
from tests.make import calls as make
from tests.make.core import drain

from circulade.accounts.domain.claims import make_claim
from circulade.accounts.enums import ClaimPurpose
from circulade.accounts.models import User
from circulade.calls.domain.announcing import announce
from circulade.calls.enums import ApplicationState
from circulade.calls.models import Application, Call

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def call() -> Call:
    """A call that is open now: the pages ask the clock of the server."""
    now = timezone.now()
    made = make.call(
        opens_at=now - timedelta(days=3), closes_at=now + timedelta(days=3), title={"en": "Raw materials"}
    )
    make.questions(made)
    return announce(made, by=None, now=now - timedelta(days=3))


@pytest.fixture
def applicant() -> User:
    user = people.user("applicant")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def draft(call: Call, applicant: User) -> Application:
    return make.draft(call, applicant, now=timezone.now())


def begin(page: Page, applicant: User) -> None:
    """Come from the list of calls as a visitor, sign in on the way, say who applies."""
    page.goto("/calls/")
    follow(page, "Raw materials")
    follow(page, "Apply")
    type_in(page, applicant)
    page.get_by_label("Local authority").check()
    page.get_by_label("In which country?").select_option("FR")
    check_layout(page)
    press(page, "Begin the application")


def write(page: Page) -> None:
    """Answer with a mistake and something missing."""
    page.get_by_label("Territory").fill("Ville-Nouvelle")
    page.get_by_label("Email").fill("not an address")
    page.get_by_label("Commitment").fill("Two people, half of their time.")
    page.locator("[name=q-has_need][value=yes]").check()
    if has_scripts(page):
        expect(page.get_by_label("Need", exact=True)).to_be_visible()
    press(page, "Save")


def correct(page: Page) -> None:
    """See what is wrong beside what was typed, correct it, see what is missing, add it."""
    expect(page.locator("#errors")).to_contain_text("Email")
    expect(page.get_by_label("Email")).to_have_value("not an address")
    expect(page.get_by_label("Territory")).to_have_value("Ville-Nouvelle")
    check_layout(page)
    page.get_by_label("Email").fill("office@example.org")
    page.get_by_label("Need", exact=True).fill("A partner for copper.")
    press(page, "Look over and send in")
    expect(page.locator("#errors")).to_contain_text("Consent")
    check_layout(page)
    page.locator("#errors").get_by_role("link").click()
    page.locator("[name=q-consent][value=yes]").check()
    press(page, "Look over and send in")


def test_from_the_call_to_the_receipt(anyone: Page, call: Call, applicant: User) -> None:
    page = anyone
    begin(page, applicant)
    write(page)
    correct(page)
    press(page, "Send in the application")
    sent = call.applications.get()
    expect(page.get_by_role("heading", level=1)).to_contain_text(sent.ref)
    expect(page.get_by_role("main")).to_contain_text("A receipt with a copy is on its way by mail.")
    check_layout(page)
    assert (sent.state, sent.name) == (ApplicationState.SUBMITTED, "Ville-Nouvelle")
    assert dict(sent.answers.values_list("question", "value")) == {
        "territory": "Ville-Nouvelle",
        "email": "office@example.org",
        "commitment": "Two people, half of their time.",
        "has_need": True,
        "need": "A partner for copper.",
        "consent": True,
    }
    mail.outbox.clear()
    drain()
    assert sorted(letter.to[0] for letter in mail.outbox) == ["applicant@example.org", "office@example.org"]


def test_a_claim_link_gives_an_imported_application_to_its_people(
    anyone: Page, draft: Application, applicant: User
) -> None:
    page, colleague = anyone, people.user("colleague")
    EmailAddress.objects.create(user=colleague, email=colleague.email, verified=True, primary=True)
    _link, token = make_claim(
        purpose=ClaimPurpose.APPLICATION,
        about=draft,
        email=colleague.email,
        programme=draft.call.programme,
        by=None,
    )
    page.goto(f"/claim/{token}/")
    check_layout(page)
    follow(page, "Sign in")
    type_in(page, colleague)
    press(page, "Accept")
    expect(page.get_by_role("heading", level=1)).to_contain_text(draft.ref)
    assert set(draft.colleagues.values_list("user__email", flat=True)) == {applicant.email, colleague.email}


def test_a_draft_saves_itself(browser_page: Page, draft: Application, applicant: User) -> None:
    sign_in(browser_page, applicant)
    browser_page.goto(f"/applications/{draft.pk}/write/")
    browser_page.get_by_label("Territory").fill("Ville-Nouvelle")
    status = browser_page.locator("[data-question=territory] [role=status]")
    expect(status).to_have_text("Saved")
    check_page(browser_page)
    browser_page.reload()
    expect(browser_page.get_by_label("Territory")).to_have_value("Ville-Nouvelle")


def test_what_is_under_way_when_the_form_is_sent_is_nobody_elses_change(
    browser_page: Page, draft: Application, applicant: User
) -> None:
    """A slow line: the first words are still being saved when the rest is typed and sent."""
    page = browser_page
    sign_in(page, applicant)
    page.goto(f"/applications/{draft.pk}/write/")
    release = hold(page, "**/autosave/", lambda: page.get_by_label("Territory").fill("Ville"))
    page.get_by_label("Territory").fill("Ville-Nouvelle")
    press(page, "Look over and send in")
    release()
    page.wait_for_url("**/send/")
    assert draft.answers.get(question="territory").value == "Ville-Nouvelle"
    check_layout(page)
