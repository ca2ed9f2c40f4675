"""Keep somebody's words so that they can be erased, and so that their hash can stay."""

import secrets
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from circulade.core.models import Remark
from circulade.core.models.about import about_fields

if TYPE_CHECKING:
    from circulade.accounts.models import User


def remark(text: str, *, about: models.Model | None, by: "User | None", at: datetime | None = None) -> Remark:
    """Store a reason in somebody's words; its salted SHA-256 (`digest`) may go into the audit trail."""
    salt = secrets.token_hex(16)
    return Remark.objects.create(
        text=text,
        salt=salt,
        digest=sha256(f"{salt}|{text}".encode()).hexdigest(),
        by=by,
        at=at or timezone.now(),
        **about_fields(about),
    )


def erase_remark(said: Remark, *, at: datetime | None = None) -> None:
    """Delete the words and the salt: the digest that stays in the audit trail then says nothing."""
    said.text = ""
    said.salt = ""
    said.erased_at = at or timezone.now()
    said.save(update_fields=["text", "salt", "erased_at"])
