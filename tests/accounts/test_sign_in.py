"""Sign-in: e-mail and password, a second factor, and an OpenID Connect provider such as EU Login."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.accounts.oidc_provider import CLIENT_ID, SECRET, provider
from tests.make import accounts as make

from circulade.accounts.models import User

pytestmark = pytest.mark.django_db
PERSON = {"sub": "eu-1", "email": "dora@example.org", "email_verified": True, "name": "Dora"}


def verified(name: str) -> User:
    user = make.user(name)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sign_in(client: Client, user: User, password: str = make.PASSWORD) -> str:
    response = client.post(reverse("account_login"), {"login": user.email, "password": password})
    return response.headers.get("Location", "")


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_right_password_opens_the_workspace(client: Client) -> None:
    assert sign_in(client, verified("ann")) == reverse("web:workspace")
    assert signed_in(client)


def test_a_wrong_password_does_not(client: Client) -> None:
    assert sign_in(client, verified("ann"), "not the phrase") == ""
    assert not signed_in(client)


def test_ten_wrong_passwords_lock_the_door_even_for_the_right_one(client: Client, settings: Settings) -> None:
    settings.AXES_ENABLED = True
    ann = verified("ann")
    for _ in range(10):
        sign_in(client, ann, "guess")
    sign_in(client, ann)
    assert not signed_in(client)


def test_a_new_account_must_confirm_its_address_first(client: Client) -> None:
    data = {"email": "new@example.org", "password1": make.PASSWORD, "password2": make.PASSWORD}
    client.post(reverse("account_signup"), data)
    user = User.objects.get(email="new@example.org")
    sign_in(client, user)
    assert not signed_in(client)
    link = re.search(r"https?://\S+(/accounts/confirm-email/\S+)", str(mail.outbox[0].body))
    assert link is not None
    client.post(link[1])
    assert EmailAddress.objects.get(user=user).verified


def test_who_makes_an_account_is_written_to_in_the_language_of_the_browser(client: Client) -> None:
    for name, language in (("dora", "de-AT,de;q=0.9,en;q=0.5"), ("tom", "tlh")):
        data = {"email": f"{name}@example.org", "password1": make.PASSWORD, "password2": make.PASSWORD}
        client.post(reverse("account_signup"), data, headers={"Accept-Language": language})
        client.logout()
    assert dict(User.objects.values_list("email", "language")) == {
        "dora@example.org": "de",
        "tom@example.org": "en",
    }


def test_a_second_factor_is_asked_for_and_its_code_opens(client: Client) -> None:
    ann = verified("ann")
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(ann, secret)
    assert sign_in(client, ann) == reverse("mfa_authenticate")
    assert not signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not signed_in(client)
    counter = next(iter(yield_hotp_counters_from_time()))
    client.post(reverse("mfa_authenticate"), {"code": format_hotp_value(hotp_value(secret, counter))})
    assert signed_in(client)


def test_the_secret_of_the_second_factor_is_not_stored_in_the_clear(client: Client) -> None:
    ann = verified("ann")
    TOTP.activate(ann, "JBSWY3DPEHPK3PXP")
    stored = Authenticator.objects.get(user=ann).data["secret"]
    assert (stored == "JBSWY3DPEHPK3PXP", get_adapter().decrypt(stored)) == (False, "JBSWY3DPEHPK3PXP")


def oidc_settings(settings: Settings, url: str) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": "EU Login",
                    "client_id": CLIENT_ID,
                    "secret": SECRET,
                    "settings": {"server_url": url, "oauth_pkce_enabled": True},
                }
            ]
        }
    }


def test_a_person_known_to_the_provider_signs_in_without_a_password(
    client: Client, settings: Settings
) -> None:
    with provider(PERSON) as eu_login:
        oidc_settings(settings, eu_login.url)
        there = client.post(reverse("openid_connect_login", kwargs={"provider_id": "oidc"})).headers[
            "Location"
        ]
        assert there.startswith(f"{eu_login.url}/authorize")
        back = client.get(eu_login.authorise(there))
    assert back.status_code == 302
    assert signed_in(client)
    dora = User.objects.get(email="dora@example.org")
    assert (dora.name, dora.has_usable_password(), dora.grants.count()) == ("Dora", False, 0)


def test_a_forged_state_signs_nobody_in(client: Client, settings: Settings) -> None:
    with provider(PERSON) as eu_login:
        oidc_settings(settings, eu_login.url)
        there = client.post(reverse("openid_connect_login", kwargs={"provider_id": "oidc"})).headers[
            "Location"
        ]
        state = parse_qs(urlsplit(there).query)["state"][0]
        client.get(eu_login.authorise(there).replace(state, "forged"))
    assert not signed_in(client)


def test_an_address_that_has_an_account_is_not_taken_over_by_the_provider(
    client: Client, settings: Settings
) -> None:
    dora = verified("dora")
    with provider(PERSON) as eu_login:
        oidc_settings(settings, eu_login.url)
        there = client.post(reverse("openid_connect_login", kwargs={"provider_id": "oidc"})).headers[
            "Location"
        ]
        client.get(eu_login.authorise(there))
    assert not signed_in(client)
    assert list(User.objects.filter(email=dora.email)) == [dora]
