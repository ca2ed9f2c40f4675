"""The link by which somebody without an account sees and changes their own registration.

It is signed with the registration's own key, so that it can stand in every letter and nothing is stored from which
it could be read; a new key ends all links sent before.
"""

import re

from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from circulade.core.links import absolute
from circulade.events.models import Registration

TOKEN = re.compile(r"(?P<pk>[1-9][0-9]{0,17})-(?P<signature>[0-9a-f]{32})")
SALT = "circulade.events.registration"


def token_of(one: Registration) -> str:
    """Return the token of somebody's own page."""
    return f"{one.pk}-{_signature(one)}"


def _signature(one: Registration) -> str:
    return salted_hmac(SALT, f"{one.pk}:{one.key}", algorithm="sha256").hexdigest()[:32]


def own_page(one: Registration) -> str:
    """Return the whole address of somebody's own page."""
    return absolute(reverse("events:registration", args=[token_of(one)]))


def registration_of(token: str) -> Registration | None:
    """Return whose token this is; None if nobody's."""
    typed = TOKEN.fullmatch(token)
    if typed is None:
        return None
    found = (
        Registration.objects.select_related("event__programme", "admission", "leader")
        .filter(pk=typed["pk"])
        .first()
    )
    if found is None or not constant_time_compare(_signature(found), typed["signature"]):
        return None
    return found
