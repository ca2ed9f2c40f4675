"""API tokens: made by office users for their programs, shown once, stored as a hash."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from circulade.accounts.domain.claims import token_hash
from circulade.accounts.models import ApiToken, Programme, User
from circulade.core.domain.audit import audit

PREFIX = "circ_"
# Writing "last used" at every request would make each read a write.
USED_EVERY = timedelta(minutes=10)


def make_token(
    user: User, *, programme: Programme, name: str, days: int | None = 365, now: datetime | None = None
) -> tuple[ApiToken, str]:
    """Make a token and return it with its text, which is shown once and stored nowhere."""
    at = now or timezone.now()
    text = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        token = ApiToken.objects.create(
            user=user,
            programme=programme,
            name=name,
            prefix=text[:12],
            token_sha256=token_hash(text),
            created_at=at,
            expires_at=at + timedelta(days=days) if days else None,
        )
        audit(token, "API token made", by=user, at=at)
    return token, text


def revoke_token(token: ApiToken, *, by: User, now: datetime | None = None) -> None:
    """Make a token useless from now on."""
    at = now or timezone.now()
    with transaction.atomic():
        if ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=at):
            audit(token, "API token revoked", by=by, at=at)


def token_of(text: str, *, now: datetime | None = None) -> ApiToken | None:
    """Return the token in force with this text, noting its use; None if there is none."""
    at = now or timezone.now()
    token = (
        ApiToken.objects.select_related("user", "programme")
        .filter(token_sha256=token_hash(text), revoked_at__isnull=True, user__is_active=True)
        .first()
    )
    if token is None or (token.expires_at and token.expires_at <= at):
        return None
    if token.last_used_at is None or at - token.last_used_at > USED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=at)
    return token
