"""Announce a call: its questions are frozen, and from then on its dates and the clock open and close it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from circulade.calls.domain.freezing import freeze
from circulade.calls.domain.lifecycle import move
from circulade.calls.domain.missing import blocking
from circulade.calls.domain.trouble import NotReady
from circulade.calls.enums import CallStage
from circulade.calls.models import Call

if TYPE_CHECKING:
    from circulade.accounts.models import User


def announce(call: Call, *, by: "User | None", now: datetime) -> Call:
    """Announce a call that lacks nothing; raises `NotReady` with all that is missing."""
    gaps = blocking(call, now=now)
    if gaps:
        raise NotReady(" ".join(gap.text for gap in gaps))
    with transaction.atomic():
        freeze(call, by=by, now=now)
        return move(call, CallStage.ANNOUNCED, by=by, now=now, changes={"announced_at": now})
