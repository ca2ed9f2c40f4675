"""The shell in a real browser: every component, sign-in, menus, look, with and without JavaScript."""

import re

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect
from tests.journeys.checks import check_page, sign_in
from tests.make import accounts as make

from circulade.accounts.enums import Role
from circulade.accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def manager() -> User:
    programme = make.programme(invented=True, contact="office@example.org")
    user = make.user("ann", Role.PROGRAMME_MANAGER, programme=programme)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_component_stands_the_checks(browser_page: Page, manager: User, scheme: str) -> None:
    browser_page.emulate_media(color_scheme=scheme)
    sign_in(browser_page, manager)
    browser_page.goto("/design/")
    check_page(browser_page)


BEFORE_SIGN_IN = (
    "/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/confirm-email/",
)
AFTER_SIGN_IN = (
    "/office/",
    "/member/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/accounts/2fa/",
)


def test_pages_before_and_after_sign_in_stand_the_checks(browser_page: Page, manager: User) -> None:
    for path in BEFORE_SIGN_IN:
        browser_page.goto(path)
        check_page(browser_page)
    sign_in(browser_page, manager)
    for path in AFTER_SIGN_IN:
        browser_page.goto(path)
        check_page(browser_page)


def test_signing_in_without_javascript_leads_to_the_workspace(
    page_without_scripts: Page, manager: User
) -> None:
    page = page_without_scripts
    page.goto("/office/")
    page.get_by_label("E-mail address").fill(manager.email)
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")


def test_a_wrong_password_is_explained_at_the_top_and_nothing_typed_is_lost(
    browser_page: Page, manager: User
) -> None:
    browser_page.goto("/accounts/login/")
    browser_page.get_by_label("E-mail address").fill(manager.email)
    browser_page.get_by_label("Password").fill("something else")
    browser_page.get_by_role("button", name="Sign in").click()
    expect(browser_page.locator("#errors")).to_be_focused()
    expect(browser_page.get_by_label("E-mail address")).to_have_value(manager.email)
    check_page(browser_page)


def test_the_keyboard_reaches_the_content_first(browser_page: Page, manager: User) -> None:
    browser_page.goto("/")
    browser_page.keyboard.press("Tab")
    expect(browser_page.get_by_role("link", name="Skip to the content")).to_be_focused()
    browser_page.keyboard.press("Enter")
    expect(browser_page.locator("main")).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_opens_on_a_narrow_screen_with_and_without_javascript(
    request: pytest.FixtureRequest, manager: User, scripts: bool
) -> None:
    page: Page = request.getfixturevalue("browser_page" if scripts else "page_without_scripts")
    sign_in(page, manager)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/office/")
    today = page.get_by_role("navigation", name="Workspace", exact=True).get_by_role("link", name="Today")
    expect(today).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(today).to_be_visible()


def test_the_chosen_look_is_in_the_first_byte_of_the_next_page(
    page_without_scripts: Page, manager: User
) -> None:
    page = page_without_scripts
    page.goto("/accounts/login/")
    page.get_by_label("Appearance").select_option("dark")
    page.get_by_role("button", name="Set (Appearance)").click()
    expect(page).to_have_url(re.compile(r"/accounts/login/$"))
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_what_cannot_be_undone_is_asked_first(browser_page: Page, manager: User) -> None:
    sign_in(browser_page, manager)
    browser_page.goto("/design/")
    delete = browser_page.get_by_role("button", name="Delete", exact=True)
    delete.click()
    dialog = browser_page.get_by_role("dialog")
    expect(dialog).to_contain_text("Delete this draft for good?")
    expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    browser_page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(delete).to_be_focused()


def test_a_table_sorts_by_a_column(browser_page: Page, manager: User) -> None:
    sign_in(browser_page, manager)
    browser_page.goto("/design/")
    table = browser_page.get_by_role("table", name="Applications")
    table.get_by_role("button", name="Points").click()
    expect(table.get_by_role("rowheader")).to_have_text(["Kesklinn", "Vila Nova do Rio", "Almere-Zuid"])
