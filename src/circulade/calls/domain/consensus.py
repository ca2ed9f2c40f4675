"""Consensus meetings: opening the scores of one application to its assessors, and the record of what was said.

The meeting changes no score: whoever agreed to change theirs reopens their own assessment.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.trouble import NotReady
from circulade.calls.models import Application, Consensus, Discussion
from circulade.core.domain.audit import audit

if TYPE_CHECKING:
    from circulade.accounts.models import User


def open_discussion(application: Application, *, by: "User", now: datetime) -> Discussion:
    """Let the assessors who have submitted see each other's scores of this application."""
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=application.pk)
        found, made = Discussion.objects.get_or_create(
            application=application, defaults={"opened_at": now, "by": by}
        )
        if made or found.closed_at is not None:
            found.opened_at, found.closed_at, found.by = now, None, by
            found.save()
            audit(application, "discussion opened", by=by, at=now)
    return found


def close_discussion(application: Application, *, by: "User", now: datetime) -> None:
    """Hide the others' scores from assessors again."""
    with transaction.atomic():
        if Discussion.objects.filter(application=application, closed_at=None).update(closed_at=now):
            audit(application, "discussion closed", by=by, at=now)


def record_consensus(
    application: Application, *, held_at: datetime, people: str, text: str, by: "User", now: datetime
) -> Consensus:
    """Keep the record of a meeting: when, who, what was agreed."""
    if not text.strip():
        raise NotReady(_("Record: please write what the meeting agreed."))
    if held_at > now:
        raise NotReady(_("Date: a record is written after the meeting, not before it."))
    with transaction.atomic():
        made = Consensus.objects.create(
            application=application, held_at=held_at, people=people.strip()[:500], text=text.strip(), by=by
        )
        audit(application, "consensus recorded", by=by, changes={"record": (None, made.pk)}, at=now)
    return made
