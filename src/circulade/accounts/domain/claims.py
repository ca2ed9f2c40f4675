"""Claim links: by a link in a letter, somebody takes over a role, an application, a desk or a place in a group.

Only the hash of the token is stored. A link expires, works once, and making, using and revoking it are audited.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import models, transaction
from django.utils import timezone

from circulade.accounts.enums import ClaimPurpose, Role
from circulade.accounts.models import ClaimLink, Programme, Team, User
from circulade.core.domain.audit import audit
from circulade.core.links import page_address

ClaimHandler = Callable[[ClaimLink, User], str]
_handlers: dict[str, ClaimHandler] = {}


class ClaimRefused(ValueError):
    """The link cannot be used: unknown, used, expired or revoked; the message says which and what to do."""


def register_claim(purpose: ClaimPurpose, handler: ClaimHandler) -> None:
    """Say what happens when a link of this purpose is used: `handler(link, user)` returns where to go next."""
    _handlers[purpose.value] = handler


def token_hash(token: str) -> str:
    """Hash a token as it is stored."""
    return sha256(token.encode()).hexdigest()


def make_claim(
    *,
    purpose: ClaimPurpose,
    about: models.Model | None,
    email: str,
    programme: Programme,
    by: User | None,
    role: Role | None = None,
    team: Team | None = None,
    days: int = 14,
    now: datetime | None = None,
) -> tuple[ClaimLink, str]:
    """Make a link and return it with its token, which exists nowhere else: put it into the letter at once."""
    at = now or timezone.now()
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        link = ClaimLink.objects.create(
            programme=programme,
            purpose=purpose,
            role=role or "",
            team=team,
            email=email.strip().lower(),
            token_sha256=token_hash(token),
            expires_at=at + timedelta(days=days),
            made_by=by,
            made_at=at,
            **({} if about is None else {"about": about}),
        )
        audit(link, "claim link made", by=by, changes={"purpose": (None, purpose.value)}, at=at)
    return link, token


def claim_page(token: str) -> str:
    """Return the whole address at which a claim link is taken up, for letters."""
    return page_address("accounts:claim", token)


def find_claim(token: str, *, now: datetime | None = None) -> ClaimLink:
    """Return the usable link of a token; raises ClaimRefused with the reason and the way out."""
    link = (
        ClaimLink.objects.select_related("programme", "team").filter(token_sha256=token_hash(token)).first()
    )
    if link is None:
        raise ClaimRefused(
            "This link is not known. Copy it whole from the letter, or ask the office for a new one."
        )
    if link.revoked_at:
        raise ClaimRefused("This link was withdrawn by the office. Ask the office for a new one.")
    if link.used_at:
        raise ClaimRefused(
            "This link has been used already. Sign in to go on, or ask the office for a new one."
        )
    if link.expires_at <= (now or timezone.now()):
        raise ClaimRefused("This link has expired. Ask the office for a new one.")
    return link


def use_claim(token: str, *, by: User, now: datetime | None = None) -> str:
    """Let `by` take over what the link gives, once; return the address to go to next."""
    at = now or timezone.now()
    with transaction.atomic():
        link = find_claim(token, now=at)
        taken = ClaimLink.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=at, used_by=by)
        if not taken:
            raise ClaimRefused(
                "This link has been used already. Sign in to go on, or ask the office for a new one."
            )
        link.refresh_from_db()
        address = _handlers[link.purpose](link, by)
        audit(link, "claim link used", by=by, changes={"purpose": (None, link.purpose)}, at=at)
    return address


def revoke_claim(link: ClaimLink, *, by: User, now: datetime | None = None) -> None:
    """Withdraw a link that nobody has used yet; a used or withdrawn one stays as it is."""
    at = now or timezone.now()
    with transaction.atomic():
        if ClaimLink.objects.filter(pk=link.pk, used_at__isnull=True, revoked_at__isnull=True).update(
            revoked_at=at
        ):
            audit(link, "claim link revoked", by=by, at=at)
