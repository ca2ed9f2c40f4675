"""The factsheet of a call: one file that its page offers."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.files.base import File
from django.db import transaction

from circulade.calls.models import Call
from circulade.core.domain.attachments import attach
from circulade.core.domain.audit import audit

if TYPE_CHECKING:
    from circulade.accounts.models import User


def set_factsheet(call: Call, upload: "File[bytes]", *, by: "User", now: datetime) -> Call:
    """Store the factsheet; the one before stays as a file of the call but is no longer offered."""
    with transaction.atomic():
        made = attach(upload, about=call, by=by, at=now)
        old = call.factsheet
        call.factsheet = made
        call.save(update_fields=["factsheet"])
        changes = {"sha256": (old and old.sha256, made.sha256)}
        audit(call, "factsheet changed", by=by, changes=changes, at=now)
    return call
