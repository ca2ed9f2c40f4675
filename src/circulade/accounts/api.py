"""Who reads the API: the owner of a token, a signed-in person, or anybody."""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer, SessionAuth

from circulade.accounts.domain.tokens import token_of
from circulade.accounts.models import ApiToken, Programme, User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme

NOT_IN_FORCE = (
    "There is no token in force with this text: it was mistyped, has expired or was revoked. "
    "Make one on the page of tokens in your account."
)
NOBODY = "Sign in, or send a token as “Authorization: Bearer circ_…”."
NOT_BEARER = "Write the token as “Authorization: Bearer circ_…”."
PROGRAMME = "programme"
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
NO_SLUG = "Input should be the slug of a programme"
MAKE_ANOTHER = "Leave “programme” out, or make a token for the other one."


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks; with a token, only in its programme."""

    user: User | AnonymousUser
    token: ApiToken | None = None


class Token(HttpBearer):
    """`Authorization: Bearer circ_…`. A token that is not in force is an error, not a public reader."""

    def __call__(self, request: HttpRequest) -> Reader | None:
        """Read the header; without one, somebody else may say who asks."""
        given = request.headers.get(self.header, "")
        if not given:
            return None
        scheme, _, text = given.partition(" ")
        if scheme.lower() != self.openapi_scheme:
            raise AuthenticationError(message=NOT_BEARER)
        return self.authenticate(request, text.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Reader:
        """Find the token; it acts with the roles its owner has now."""
        found = token_of(token)
        if found is None:
            raise AuthenticationError(message=NOT_IN_FORCE)
        return Reader(found.user, found)


class Session(SessionAuth):
    """The session of somebody who has signed in with a browser; the API only reads, so no CSRF check is needed."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Reader | None:
        """Take the signed-in user."""
        return Reader(request.user) if isinstance(request.user, User) else None


def anybody(request: HttpRequest) -> Reader:
    """Let everybody in, as the public."""
    return Reader(AnonymousUser())


SIGNED_IN = [Token(), Session(csrf=False)]
EVERYBODY = [*SIGNED_IN, anybody]


def reader_of(request: HttpRequest) -> Reader:
    """Return who asks; a router mounted without authentication serves the public."""
    found = getattr(request, "auth", None)
    return found if isinstance(found, Reader) else Reader(AnonymousUser())


def programme_of(request: HttpRequest) -> Programme:
    """Return the programme that `?programme=` names, else the token's, else the one chosen, else the first."""
    token = reader_of(request).token
    if (asked := request.GET.get(PROGRAMME)) is not None:
        return _named(asked, token)
    programme = token.programme if token else current_programme(request)
    if programme is None:
        raise Http404("There is no programme yet.")
    return programme


def _named(slug: str, token: ApiToken | None) -> Programme:
    if not SLUG.fullmatch(slug):
        raise ValidationError([{"loc": ("query", PROGRAMME), "type": "slug", "msg": NO_SLUG, "ctx": {}}])
    if token is not None and token.programme.slug != slug:
        raise Http404(f"This token reads the programme “{token.programme.slug}” only. {MAKE_ANOTHER}")
    found = Programme.objects.filter(slug=slug).first() if token is None else token.programme
    if found is None:
        raise Http404(f"There is no programme “{slug}”: /api/v1/programmes lists those there are.")
    return found


def reads(request: HttpRequest, permission: str, thing: Any) -> bool:
    """Tell whether who asks has a permission on a thing."""
    return reader_of(request).user.has_perm(permission, thing)


def require_reader(request: HttpRequest, permission: str, thing: Any) -> User:
    """Return who asks; raises PermissionDenied unless they have the permission on the thing."""
    user = reader_of(request).user
    if not isinstance(user, User):
        raise AuthenticationError(message=NOBODY)
    require(user, permission, thing)
    return user
