"""The links by which people without an account see and change their own registration, or their stand.

A link is signed with the record's own key, so that it can stand in every letter and nothing is stored from which it
could be read; a new key ends all links sent before.
"""

import re
from typing import TypeVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from circulade.core.links import absolute
from circulade.events.models import Registration, Stand

Signed = TypeVar("Signed", Registration, Stand)
TOKEN = re.compile(r"(?P<pk>[1-9][0-9]{0,17})-(?P<signature>[0-9a-f]{32})")
SALTS = {Registration: "circulade.events.registration", Stand: "circulade.events.stand"}


def token_of(one: Registration | Stand) -> str:
    """Return the token of somebody's own page."""
    return f"{one.pk}-{_signature(one)}"


def _signature(one: Registration | Stand) -> str:
    return salted_hmac(SALTS[type(one)], f"{one.pk}:{one.key}", algorithm="sha256").hexdigest()[:32]


def own_stand(stand: Stand) -> str:
    """Return the whole address at which the people of a stand edit it."""
    return absolute(reverse("events:own_stand", args=[token_of(stand)]))


def own_page(one: Registration) -> str:
    """Return the whole address of somebody's own page."""
    return absolute(reverse("events:registration", args=[token_of(one)]))


def registration_of(token: str) -> Registration | None:
    """Return whose token this is; None if nobody's."""
    return _signed(token, Registration.objects.select_related("event__programme", "admission"))


def stand_of(token: str) -> Stand | None:
    """Return the stand whose token this is; None if none's."""
    return _signed(token, Stand.objects.select_related("event__programme"))


def _signed(token: str, records: QuerySet[Signed]) -> Signed | None:
    typed = TOKEN.fullmatch(token)
    found = records.filter(pk=typed["pk"]).first() if typed else None
    if typed is None or found is None or not constant_time_compare(_signature(found), typed["signature"]):
        return None
    return found
