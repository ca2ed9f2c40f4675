"""Announce a change: shown on the call's page and told to everybody who has begun or sent in."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.calls.domain.telling import Words, page_of, tell
from circulade.calls.domain.text import clean_text
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.calls.enums import ApplicationState, CallStage
from circulade.calls.models import Call, Notice
from circulade.core.domain.audit import audit
from circulade.core.domain.queue import enqueue

if TYPE_CHECKING:
    from circulade.accounts.models import User

LONGEST_NOTICE = 5_000


def give_notice(call: Call, text: str, *, by: "User | None", now: datetime) -> Notice:
    """Store a notice and queue the letters; nobody is told before the call is announced."""
    words = clean_text(text)
    if not words:
        raise Refused(_("Please say in a sentence what has changed: applicants will read it."))
    if len(words) > LONGEST_NOTICE:
        raise Refused(_("A notice has at most %d characters.") % LONGEST_NOTICE)
    if call.stage in {CallStage.DRAFT, CallStage.CANCELLED}:
        raise WrongStage(_("A notice can be given once the call is announced."))
    with transaction.atomic():
        made = Notice.objects.create(call=call, text=words, at=now, by=by)
        audit(call, "notice given", by=by, changes={"notice": (None, made.pk)}, at=now)
        enqueue("circulade.calls.tasks.send_notice", key=f"notice:{made.pk}", notice_id=made.pk)
    return made


def notice_words(notice: Notice, page: str) -> Words:
    """Write the letter about a notice in the active language."""
    call = notice.call
    text = _(
        "Something has changed about the call “%(call)s”:\n\n%(text)s\n\n"
        "The call: %(public)s\nYour application: %(page)s"
    ) % {
        "call": call.title,
        "text": notice.text,
        "public": settings.BASE_URL + reverse("calls:call", args=[call.slug]),
        "page": page,
    }
    return Words(_("A change to the call “%s”") % call.title, text)


def send_notice(notice: Notice) -> int:
    """Write to all applications that are begun or sent in; repeating it writes to nobody twice."""
    told = notice.call.applications.exclude(state=ApplicationState.WITHDRAWN).select_related(
        "call__programme"
    )
    for application in told:
        page = page_of(application)
        tell(
            application,
            kind="notice",
            key=f"notice:{notice.pk}:{application.pk}",
            write=partial(notice_words, notice, page),
            by=notice.by,
            now=notice.at,
        )
    return len(told)
