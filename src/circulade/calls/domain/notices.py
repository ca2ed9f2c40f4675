"""Announce a change: shown on the call's page and told to everybody who has begun or sent in."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.letter_sentences import say
from circulade.calls.domain.telling import Words, page_of, tell
from circulade.calls.domain.text import clean_text
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.calls.enums import ApplicationState, CallStage
from circulade.calls.models import Call, Notice
from circulade.core.domain.audit import audit
from circulade.core.domain.queue import enqueue
from circulade.core.links import page_address
from circulade.core.text.moment import moment

if TYPE_CHECKING:
    from circulade.accounts.models import User

LONGEST_NOTICE = 5_000


def give_notice(
    call: Call, text: str, *, by: "User | None", now: datetime, closes_at: datetime | None = None
) -> Notice:
    """Store a notice and queue the letters; nobody is told before the call is announced.

    With a new deadline, `text` says why; the deadline itself is told in each reader's language.
    """
    words = clean_text(text)
    if not words:
        raise Refused(_("Please say in a sentence what has changed: applicants will read it."))
    if len(words) > LONGEST_NOTICE:
        raise Refused(_("A notice has at most %d characters.") % LONGEST_NOTICE)
    if call.stage in {CallStage.DRAFT, CallStage.CANCELLED}:
        raise WrongStage(_("A notice can be given once the call is announced."))
    with transaction.atomic():
        made = Notice.objects.create(call=call, text=words, at=now, by=by, closes_at=closes_at)
        audit(call, "notice given", by=by, changes={"notice": (None, made.pk)}, at=now)
        enqueue("circulade.calls.tasks.send_notice", key=f"notice:{made.pk}", notice_id=made.pk)
    return made


def notice_words(notice: Notice, page: str) -> Words:
    """Write the letter about a notice in the active language."""
    call = notice.call
    said = [notice.text]
    if notice.closes_at is not None:
        said.insert(0, say("deadline", deadline=moment(notice.closes_at, zone=ZoneInfo(call.time_zone))))
    text = say(
        "notice",
        call=call.title,
        text="\n\n".join(said),
        public=page_address("calls:call", call.slug),
        page=page,
    )
    return Words(say("notice_subject", call=call.title)[:300], text)


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
