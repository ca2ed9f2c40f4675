"""A second factor in a real browser, under the strict content policy: authenticator app and security key."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page, expect
from tests.journeys.checks import check_page, type_in
from tests.make import accounts as make

from circulade.accounts.enums import Role
from circulade.accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def manager() -> User:
    user = make.user("ann", Role.PROGRAMME_MANAGER, programme=make.programme())
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def confirm_password(page: Page) -> None:
    """Before a second factor changes, the password is asked for once more."""
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()


def test_an_authenticator_app_is_added_and_asked_for_without_javascript(
    page_without_scripts: Page, manager: User
) -> None:
    page = page_without_scripts
    page.goto("/accounts/2fa/totp/activate/")
    type_in(page, manager)
    confirm_password(page)
    secret = page.get_by_label("Authenticator secret").input_value()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Activate").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert Authenticator.objects.filter(user=manager, type="totp").count() == 1
    sign_out(page)
    page.goto("/office/")
    type_in(page, manager)
    expect(page.locator("input[name=code]")).to_be_visible()


def test_the_pages_of_the_authenticator_app_stand_the_checks(browser_page: Page, manager: User) -> None:
    browser_page.goto("/accounts/2fa/totp/activate/")
    check_page(browser_page)
    type_in(browser_page, manager)
    check_page(browser_page)
    confirm_password(browser_page)
    secret = browser_page.get_by_label("Authenticator secret").input_value()
    check_page(browser_page)
    browser_page.get_by_label("Authenticator code").fill(code_of(secret))
    browser_page.get_by_role("button", name="Activate").click()
    check_page(browser_page)
    sign_out(browser_page)
    browser_page.goto("/office/")
    type_in(browser_page, manager)
    check_page(browser_page)


def test_a_security_key_is_added_and_signs_in(browser_page: Page, manager: User) -> None:
    page = browser_page
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/accounts/2fa/webauthn/add/")
    type_in(page, manager)
    confirm_password(page)
    check_page(page)
    page.get_by_label("Name").fill("Office key")
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/2fa/**recovery**")
    check_page(page)
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_role("table")).to_contain_text("Office key")
    check_page(page)
    sign_out(page)
    page.goto("/office/")
    type_in(page, manager)
    page.get_by_role("button", name="security key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
