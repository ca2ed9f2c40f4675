"""The receipt: proof of what was sent in and when, with a copy."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from circulade.calls.domain.telling import Words, page_of, tell
from circulade.calls.domain.wording import copy_text
from circulade.calls.models import Submission
from circulade.calls.queries.files import file_names
from circulade.calls.queries.questions import questions_for
from circulade.core.text.moment import moment

if TYPE_CHECKING:
    from circulade.accounts.models import User


def receipt_words(submission: Submission) -> Words:
    """Write the receipt in the active language."""
    application = submission.application
    call = application.call
    text = _(
        "We have received your application %(ref)s to “%(call)s” on %(at)s.\n\n"
        "Until the deadline you can change it and send it in again, or withdraw it:\n%(page)s\n\n"
        "Fingerprint (SHA-256) of the answers: %(sha256)s\n\n"
        "This is a copy of what you sent in.\n\n%(copy)s"
    ) % {
        "ref": application.ref,
        "call": call.title,
        "at": moment(submission.at, zone=ZoneInfo(call.time_zone)),
        "page": page_of(application),
        "sha256": submission.sha256,
        "copy": copy_text(
            questions_for(application), submission.answers, files=file_names(submission.answers.values())
        ),
    }
    return Words(_("Application %(ref)s received") % {"ref": application.ref}, text)


def send_receipt(submission: Submission, *, by: "User | None") -> None:
    """Queue the receipt of a submission, once."""
    tell(
        submission.application,
        kind="receipt",
        key=f"receipt:{submission.application_id}:{submission.number}",
        write=lambda: receipt_words(submission),
        by=by,
        now=submission.at,
    )
