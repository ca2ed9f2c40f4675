"""How often the API may be asked: counted per minute in the database cache, which all workers share."""

import math
from time import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from circulade.accounts.api import reader_of
from circulade.accounts.models import User

MINUTE = 60


class PerMinute(BaseThrottle):
    """So many requests in each minute of the clock: per token, per person, or per address for the public.

    Two requests at the same instant may count as one: the limit keeps a program from drowning the server and
    need not be exact.
    """

    def allow_request(self, request: HttpRequest) -> bool:
        """Count this request and tell whether it is still within the limit."""
        who, most = self._who(request)
        key = f"api:{who}:{int(time() // MINUTE)}"
        seen = int(cache.get(key, 0))
        if seen >= most:
            return False
        cache.set(key, seen + 1, MINUTE)
        return True

    def wait(self) -> float:
        """Return the seconds until the next minute begins."""
        return math.ceil(MINUTE - time() % MINUTE)

    def _who(self, request: HttpRequest) -> tuple[str, int]:
        reader = reader_of(request)
        if reader.token is not None:
            return f"token:{reader.token.pk}", settings.API_PER_MINUTE
        if isinstance(reader.user, User):
            return f"user:{reader.user.pk}", settings.API_PER_MINUTE
        return f"address:{address_of(request)}", settings.API_PER_MINUTE_PUBLIC


def address_of(request: HttpRequest) -> str:
    """Return the address of who asks; behind a proxy it is the one the proxy added last."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()[:60]
    return str(request.META.get("REMOTE_ADDR", ""))
