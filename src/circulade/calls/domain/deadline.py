"""Extend a deadline: for all, told to all; or for one application, with a reason."""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.letter_sentences import say
from circulade.calls.domain.notices import give_notice
from circulade.calls.domain.telling import Words, page_of, tell
from circulade.calls.domain.text import clean_text
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.calls.enums import CallStage
from circulade.calls.models import Application, Call
from circulade.core.domain.audit import audit
from circulade.core.domain.remark import remark
from circulade.core.text.moment import moment

if TYPE_CHECKING:
    from circulade.accounts.models import User


def _reason(text: str) -> str:
    words = clean_text(text)
    if not words:
        raise Refused(_("Please give a reason."))
    return words


def extend_deadline(call: Call, *, closes_at: datetime, reason: str, by: "User", now: datetime) -> Call:
    """Move the deadline of an announced call to a later moment and tell everybody who has begun."""
    words = _reason(reason)
    with transaction.atomic():
        held = Call.objects.select_for_update().select_related("programme").get(pk=call.pk)
        if held.stage != CallStage.ANNOUNCED:
            raise WrongStage(_("The deadline can be extended only while the call is announced."))
        old = held.closes_at
        if closes_at <= now or (old is not None and closes_at <= old):
            raise Refused(_("The new deadline must be later than the old one and than now."))
        held.closes_at = closes_at
        held.revision += 1
        held.save(update_fields=["closes_at", "revision"])
        said = remark(words, about=held, by=by, at=now)
        changes = {"closes_at": (old, closes_at), "reason": (None, said.digest)}
        audit(held, "deadline extended", by=by, changes=changes, at=now)
        give_notice(held, words, by=by, now=now, closes_at=closes_at)
    call.closes_at, call.revision = held.closes_at, held.revision
    return call


def extend_application(
    application: Application, *, until: datetime, reason: str, by: "User", now: datetime
) -> Application:
    """Give one application more time, with a reason; its people are told."""
    words = _reason(reason)
    call = application.call
    if call.stage not in {CallStage.ANNOUNCED, CallStage.ELIGIBILITY}:
        raise WrongStage(_("An application can get more time until assessment begins."))
    if until <= now or (call.closes_at is not None and until <= call.closes_at):
        raise Refused(_("The extension must end after the call's deadline and after now."))
    with transaction.atomic():
        held = Application.objects.select_for_update().get(pk=application.pk)
        old, held.extended_until = held.extended_until, until
        held.save(update_fields=["extended_until"])
        said = remark(words, about=held, by=by, at=now)
        changes = {"extended_until": (old, until), "reason": (None, said.digest)}
        audit(held, "application extended", by=by, changes=changes, at=now)
        application.extended_until = until
        tell(
            application,
            kind="extension",
            key=f"extension:{application.pk}:{until.isoformat()}",
            write=lambda: _extension_words(application, until),
            by=by,
            now=now,
        )
    return application


def _extension_words(application: Application, until: datetime) -> Words:
    text = say(
        "extension",
        ref=application.ref,
        until=moment(until, zone=ZoneInfo(application.call.time_zone)),
        page=page_of(application),
    )
    return Words(say("extension_subject", ref=application.ref), text)
