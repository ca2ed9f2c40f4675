"""The receipt: proof of what was sent in and when, with a copy."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from circulade.calls.domain.letter_sentences import say
from circulade.calls.domain.telling import Words, page_of, tell
from circulade.calls.domain.wording import copy_text
from circulade.calls.models import Submission
from circulade.calls.queries.files import file_names
from circulade.calls.queries.questions import questions_for
from circulade.core.models import Letter
from circulade.core.text.moment import moment

if TYPE_CHECKING:
    from circulade.accounts.models import User


def receipt_words(submission: Submission) -> Words:
    """Write the receipt in the active language."""
    application = submission.application
    call = application.call
    text = say(
        "receipt",
        ref=application.ref,
        call=call.title,
        at=moment(submission.at, zone=ZoneInfo(call.time_zone)),
        page=page_of(application),
        sha256=submission.sha256,
        copy=copy_text(
            questions_for(application), submission.answers, files=file_names(submission.answers.values())
        ),
    )
    return Words(say("receipt_subject", ref=application.ref), text)


def key_of(submission: Submission) -> str:
    """Return what makes the receipt go once; each colleague's copy adds to it."""
    return f"receipt:{submission.application_id}:{submission.number}"


def receipt_of(submission: Submission) -> Letter | None:
    """Return the receipt of a submission, with what became of it; of several colleagues' the one that got furthest."""
    sent = Letter.objects.filter(key__startswith=f"{key_of(submission)}:")
    # The names of the states happen to stand in this order: sent, queued, failed, bounced.
    return sent.order_by("-state").first()


def send_receipt(submission: Submission, *, by: "User | None") -> None:
    """Queue the receipt of a submission, once."""
    tell(
        submission.application,
        kind="receipt",
        key=key_of(submission),
        write=lambda: receipt_words(submission),
        by=by,
        now=submission.at,
    )
