"""Requests for review: a rejected applicant asks once, in time; the office answers; all of it is logged."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.calls.domain.deciding import standing_selection
from circulade.calls.domain.letter_sentences import say
from circulade.calls.domain.telling import Words, tell
from circulade.calls.domain.trouble import NotOpen, Refused, WrongStage
from circulade.calls.domain.verdicts import Verdict, verdicts
from circulade.calls.enums import ReviewState
from circulade.calls.models import Application, ReviewRequest
from circulade.calls.queries.results import settings_of, told_at
from circulade.cohorts.models import CohortSelection
from circulade.core.domain.audit import audit
from circulade.core.links import page_address

if TYPE_CHECKING:
    from circulade.accounts.models import User

REVIEWED = ("rejected", "ineligible", "reserve")
ANSWER_DAYS = 14
LONGEST = 10_000


def review_until(application: Application, *, told: datetime | None) -> datetime | None:
    """Return when the days to ask end: midnight after the last one, in the call's zone; None before being told."""
    if told is None:
        return None
    zone = ZoneInfo(application.call.time_zone)
    last = told.astimezone(zone).date() + timedelta(days=settings_of(application.call).review_days)
    return datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)


def own_verdict(application: Application, *, told: datetime | None) -> Verdict | None:
    """Return what an applicant may know of the decision: nothing before they were told."""
    selection = standing_selection(application.call) if told is not None else None
    if selection is None:
        return None
    return verdicts(selection, [application]).get(application.ref)


def request_review(application: Application, *, text: str, by: "User", now: datetime) -> ReviewRequest:
    """Ask for a review of the standing decision. Raises WrongStage, NotOpen or Refused with the way out."""
    if not text.strip():
        raise Refused(_("Please say what you think was overlooked."))
    if len(text) > LONGEST:
        raise Refused(_("Please use at most %d characters.") % LONGEST)
    told, selection = told_at(application), standing_selection(application.call)
    verdict = own_verdict(application, told=told)
    if verdict is None or selection is None or verdict.kind not in REVIEWED:
        raise WrongStage(_("There is no result that a review could be asked for."))
    until = review_until(application, told=told)
    if until is None or now >= until:
        raise NotOpen(_("The days in which a review can be asked for are over: please write to the office."))
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=application.pk)
        if application.review_requests.filter(selection=selection).exists():
            raise Refused(_("You have asked for a review of this decision already."))
        made = ReviewRequest.objects.create(
            application=application,
            selection=selection,
            text=text.strip(),
            received_at=now,
            due_at=now + timedelta(days=ANSWER_DAYS),
            by=by,
        )
        audit(made, "review requested", by=by, changes={"application": (None, application.ref)}, at=now)
        tell(
            application,
            kind="review",
            key=f"review:{made.pk}:received",
            write=lambda: _receipt(made),
            by=by,
            now=now,
        )
    return made


def answer_review(
    request: ReviewRequest,
    *,
    state: ReviewState,
    answer: str,
    by: "User",
    now: datetime,
    led_to: CohortSelection | None = None,
) -> ReviewRequest:
    """Answer a request and write to the applicant. That it led to a new selection needs one that superseded."""
    if not answer.strip():
        raise Refused(_("Answer: please write what the applicant will read."))
    if state == ReviewState.OPEN:
        raise Refused(_("Decision: say whether the decision is upheld or led to a new selection."))
    with transaction.atomic():
        held = (
            ReviewRequest.objects.select_for_update(of=("self",))
            .select_related("application__call__programme", "selection")
            .get(pk=request.pk)
        )
        if held.state != ReviewState.OPEN:
            raise Refused(_("This request was answered meanwhile: look at the answer."))
        if state == ReviewState.SUPERSEDED:
            led_to = led_to or standing_selection(held.application.call)
            if led_to is None or led_to.pk == held.selection_id:
                raise Refused(_("Decision: no later selection has been decided yet. Decide it first."))
            held.led_to = led_to
        held.state, held.answer = state, answer.strip()
        held.answered_at, held.answered_by = now, by
        held.save()
        audit(held, "review answered", by=by, changes={"state": (ReviewState.OPEN, state)}, at=now)
        tell(
            held.application,
            kind="review",
            key=f"review:{held.pk}:answered",
            write=lambda: _answer(held),
            by=by,
            now=now,
        )
    return held


def is_overdue(request: ReviewRequest, *, now: datetime | None = None) -> bool:
    """Tell whether the office should have answered by now."""
    return (
        request.state == ReviewState.OPEN
        and request.due_at is not None
        and request.due_at < (now or timezone.now())
    )


def _page(application: Application) -> str:
    return page_address("calls:review", application.pk)


def _receipt(made: ReviewRequest) -> Words:
    held = made.application
    text = say(
        "review", ref=held.ref, call=held.call.title, days=ANSWER_DAYS, page=_page(held), text=made.text
    )
    return Words(say("review_subject", ref=held.ref), text)


def _answer(made: ReviewRequest) -> Words:
    held = made.application
    text = say(
        "answer",
        ref=held.ref,
        call=held.call.title,
        said=say("upheld" if made.state == ReviewState.UPHELD else "superseded"),
        answer=made.answer,
        page=_page(held),
    )
    return Words(say("answer_subject", ref=held.ref), text)
