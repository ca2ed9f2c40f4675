"""Answers to the second form (diet, access needs) are deleted on the day that was promised."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.events.domain.trouble import Refused
from circulade.events.enums import RegistrationState
from circulade.events.models import Event, LaterAnswers, Registration

if TYPE_CHECKING:
    from circulade.accounts.models import User


def deletion_day(event: Event) -> date:
    """Return the day on which the answers are deleted."""
    ends = event.ends.astimezone(ZoneInfo(event.time_zone)).date()
    return ends + timedelta(days=event.keep_answers_days)


def answer_later(
    one: Registration, answers: dict[str, Any], *, now: datetime, by: "User | None" = None
) -> LaterAnswers:
    """Keep answers of somebody who has a seat until the day on which they are deleted; nobody else is asked."""
    if one.state != RegistrationState.APPROVED:
        raise Refused(_("These questions are for people who have a seat."))
    with transaction.atomic():
        kept, _made = LaterAnswers.objects.update_or_create(
            registration=one,
            defaults={"answers": answers, "given_at": now, "delete_on": deletion_day(one.event)},
        )
        # The trail says that there were answers, never what they were.
        audit(one, "later answers given", by=by, at=now)
    return kept


def delete_later_answers(*, on: date) -> int:
    """Delete all answers whose day has come; returns how many."""
    with transaction.atomic():
        over = LaterAnswers.objects.filter(delete_on__lte=on)
        events = Event.objects.filter(registrations__later_answers__in=over).distinct()
        for event in events:
            count = over.filter(registration__event=event).count()
            audit(event, "later answers deleted", by=None, changes={"count": (count, 0)})
        deleted, _kinds = over.delete()
    return deleted
