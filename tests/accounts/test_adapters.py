"""Signing up while the mail server is down: a clear page, the account kept, the mail sent later."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.make import accounts as make
from tests.make.mail import free_port

from circulade.accounts.models import User

pytestmark = pytest.mark.django_db
SIGN_UP = {"email": "new@example.org", "password1": make.PASSWORD, "password2": make.PASSWORD}


@pytest.fixture
def mail_is_down(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


@pytest.mark.usefixtures("mail_is_down")
def test_an_account_made_while_mail_is_down_is_kept_and_gets_its_mail_when_signing_in(
    client: Client, settings: Settings
) -> None:
    page = client.post(reverse("account_signup"), SIGN_UP)
    assert (page.status_code, "The mail server does not answer" in page.content.decode()) == (503, True)
    assert User.objects.filter(email="new@example.org").exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()  # some minutes pass: one such mail goes to an address in three
    client.post(reverse("account_login"), {"login": "new@example.org", "password": make.PASSWORD})
    assert [one.to for one in mail.outbox] == [["new@example.org"]]


@pytest.mark.usefixtures("mail_is_down")
def test_asking_for_a_password_while_mail_is_down_says_so(client: Client) -> None:
    make.user("ann")
    page = client.post(reverse("account_reset_password"), {"email": "ann@example.org"})
    assert (page.status_code, "Try again in a few minutes" in page.content.decode()) == (503, True)
