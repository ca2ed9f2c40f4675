"""What people thought of an event: asked once, kept without their names."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from circulade.core.text.catalogue import said
from circulade.events.domain.trouble import Refused
from circulade.events.enums import RegistrationState
from circulade.events.models import Feedback, Registration


def give_feedback(one: Registration, scores: Mapping[str, Any], *, now: datetime) -> Feedback:
    """Keep somebody's feedback; that they gave it is noted with them, what they said is not."""
    with transaction.atomic():
        stored = Registration.objects.select_for_update(of=("self",)).select_related("event").get(pk=one.pk)
        check_may_say(stored, now=now)
        stored.feedback_given = True
        stored.save(update_fields=["feedback_given"])
        # Only the day: with the moment one could find out who it was.
        return Feedback.objects.create(event=one.event, on=now.date(), **scores)


def check_may_say(one: Registration, *, now: datetime) -> None:
    """Raise Refused, with the reason, unless somebody may say now how an event was."""
    if now < one.event.starts:
        raise Refused(said("The event has not begun yet."))
    if one.state != RegistrationState.APPROVED:
        raise Refused(said("Feedback is asked of people who had a seat."))
    if one.feedback_given:
        raise Refused(said("You have given your feedback already. Thank you."))
