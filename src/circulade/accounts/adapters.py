"""How django-allauth behaves here. The one module that subclasses its untyped classes."""

import base64
import logging
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import get_language

from circulade.accounts.models import User

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-up stays open: an applicant makes an account to apply; rights come from grants alone."""

    def new_user(self, request: HttpRequest) -> User:
        """Write to somebody in the language of their browser, until they choose another in their account."""
        user: User = super().new_user(request)
        user.language = get_language() or user.language
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail about an account at once; say so where the mail server does not take it.

        These mails hold keys to an account, so they never wait in the queue, where others may read them.
        """
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:
            logger.warning("mail about an account not sent: %s", error)
            page = render(allauth_context.request, "accounts/mail_down.html", status=503)
            raise ImmediateHttpResponse(page) from error


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Takes the whole name from an OpenID Connect provider, since our users have one field for it."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """Fill a new user from what the provider says."""
        user: User = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        user.name = (data.get("name") or " ".join(part for part in parts if part))[:200]
        return user


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps secrets of second factors encrypted under the installation's key, so that a copied database is no key."""

    @property
    def _cipher(self) -> Fernet:
        return Fernet(
            base64.urlsafe_b64encode(sha256(b"second factor|" + settings.SECRET_KEY.encode()).digest())
        )

    def encrypt(self, text: str) -> str:
        """Encrypt a secret before it is stored."""
        return self._cipher.encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt a stored secret; raises `cryptography.fernet.InvalidToken` under another key."""
        return self._cipher.decrypt(encrypted_text.encode()).decode()
