"""Send in an application, send it in again, withdraw it: by the server's clock, never half."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.answers import check_all
from circulade.calls.domain.conflicts import find_conflicts
from circulade.calls.domain.receipts import send_receipt
from circulade.calls.domain.register_links import take_over
from circulade.calls.domain.trouble import Incomplete, NotOpen, Refused
from circulade.calls.enums import ApplicationState
from circulade.calls.models import Application, Submission
from circulade.calls.queries.applications import last_submission, working_values
from circulade.calls.queries.calls import may_send
from circulade.calls.queries.questions import questions_for
from circulade.core.domain.audit import audit
from circulade.files.canonical import digest

if TYPE_CHECKING:
    from circulade.accounts.models import User


def receipt_digest(application: Application, answers: dict[str, Any]) -> str:
    """Return the SHA-256 over reference, version of the questions and answers, which the receipt states."""
    version = application.questionnaire
    return digest(
        {"ref": application.ref, "questions": version.sha256 if version else "", "answers": answers}
    )


def submit(application: Application, *, by: "User", now: datetime) -> Submission:
    """Send in the working copy. `now` is when the request reached the server.

    Raises `NotOpen` after the deadline (the working copy stays as it is) and `Incomplete` with every problem.
    """
    with transaction.atomic():
        held = _held(application)
        if not may_send(held, now):
            raise NotOpen(
                _(
                    "The deadline has passed: the application was not sent in. Everything you typed is kept as a draft."
                )
            )
        checked = check_all(questions_for(held), working_values(held))
        if checked.problems:
            raise Incomplete(_("The application cannot be sent in yet."), checked.problems)
        made = record(held, checked.values, by=by, now=now)
        send_receipt(made, by=by)
        application.refresh_from_db()
    return made


def _held(application: Application) -> Application:
    """Lock an application, so that two colleagues do not send it in at once."""
    # `of`: PostgreSQL cannot lock the outer side of a join.
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("call__programme", "questionnaire")
        .get(pk=application.pk)
    )


def record(
    application: Application, values: dict[str, Any], *, by: "User | None", now: datetime
) -> Submission:
    """Store answers as sent in and carry over what they say of the applicant: web, import and office alike."""
    with transaction.atomic():
        before = application.submissions.order_by("-number").first()
        sha256 = receipt_digest(application, values)
        made = Submission.objects.create(
            application=application,
            number=before.number + 1 if before else 1,
            questionnaire=application.questionnaire,
            answers=values,
            sha256=sha256,
            at=now,
            by=by,
        )
        old = application.state
        application.state = ApplicationState.SUBMITTED
        application.submitted_at = now
        application.withdrawn_at = None
        application.receipt_sha256 = sha256
        take_over(application, values)
        application.save()
        audit(
            application,
            "application sent in",
            by=by,
            changes={"state": (old, application.state), "sha256": (before and before.sha256, sha256)},
            at=now,
        )
        find_conflicts(application, by=by, now=now)
    return made


def withdraw(application: Application, *, by: "User", now: datetime) -> Application:
    """Take an application back; it stays readable to its colleagues and can be sent in again until the deadline."""
    with transaction.atomic():
        held = _held(application)
        if held.state == ApplicationState.WITHDRAWN:
            raise Refused(_("The application is withdrawn already."))
        old, held.state, held.withdrawn_at = held.state, ApplicationState.WITHDRAWN, now
        held.save(update_fields=["state", "withdrawn_at"])
        audit(held, "application withdrawn", by=by, changes={"state": (old, held.state)}, at=now)
        application.refresh_from_db()
    return application


def has_unsent_changes(application: Application) -> bool:
    """Tell whether the working copy differs from what was sent in last."""
    sent = last_submission(application)
    if sent is None:
        return False
    now_said: dict[str, Any] = check_all(questions_for(application), working_values(application)).values
    return now_said != dict(sent.answers)
