"""Late, paper and corrected applications: the office enters them for an applicant, always with a reason."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.answers import check_all
from circulade.calls.domain.applications import enter
from circulade.calls.domain.receipts import send_receipt
from circulade.calls.domain.submission import record
from circulade.calls.domain.text import clean_text
from circulade.calls.domain.trouble import Incomplete, Refused, WrongStage
from circulade.calls.enums import ApplicationSource, CallStage
from circulade.calls.models import Application, Call, Submission
from circulade.calls.queries.applications import working_values
from circulade.calls.queries.questions import questions_for
from circulade.core.domain.audit import audit
from circulade.core.domain.remark import remark

if TYPE_CHECKING:
    from circulade.accounts.models import User

STAGES = {CallStage.ANNOUNCED, CallStage.ELIGIBILITY}


def _check(call: Call, reason: str) -> str:
    words = clean_text(reason)
    if not words:
        raise Refused(_("Please say why the office enters or corrects this application."))
    if call.stage not in STAGES:
        raise WrongStage(_("Applications can be entered or corrected until assessment begins."))
    return words


def enter_on_behalf(
    call: Call, *, kind: str, country: str, reason: str, by: "User", now: datetime, language: str = "en"
) -> Application:
    """Begin an application that came on paper or late; who may apply is left to the eligibility check."""
    words = _check(call, reason)
    with transaction.atomic():
        made = enter(
            call,
            source=ApplicationSource.OFFICE,
            kind=kind,
            country=country,
            by=by,
            now=now,
            language=language,
        )
        made.on_behalf_reason = remark(words, about=made, by=by, at=now)
        made.save(update_fields=["on_behalf_reason"])
    return made


def submit_on_behalf(application: Application, *, reason: str, by: "User", now: datetime) -> Submission:
    """Count the working copy as sent in, whatever the clock says. Gaps stay for the eligibility check to find.

    Raises `Incomplete` for answers that break a rule. The applicant gets the receipt.
    """
    words = _check(application.call, reason)
    checked = check_all(questions_for(application), working_values(application))
    wrong = tuple(problem for problem in checked.problems if problem.rule != "required")
    if wrong:
        raise Incomplete(_("Some answers break a rule of their question."), wrong)
    with transaction.atomic():
        held = (
            Application.objects.select_for_update(of=("self",))
            .select_related("call__programme", "questionnaire")
            .get(pk=application.pk)
        )
        said = remark(words, about=held, by=by, at=now)
        held.on_behalf_reason = said
        made = record(held, checked.values, by=by, now=now)
        changes = {"submission": (None, made.number), "reason": (None, said.digest)}
        audit(held, "application entered on behalf", by=by, changes=changes, at=now)
        send_receipt(made, by=by)
        application.refresh_from_db()
    return made
