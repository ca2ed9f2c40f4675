"""Requests for review: the applicant's page, the office's list and answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from circulade.calls.domain.reviews import (
    REVIEWED,
    answer_review,
    is_overdue,
    own_verdict,
    request_review,
    review_until,
)
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import ReviewState
from circulade.calls.forms.results import AnswerReviewForm, ReviewForm
from circulade.calls.models import ReviewRequest
from circulade.calls.queries.results import told_at
from circulade.calls.views.loading import clock, office, own, signed_in
from circulade.calls.views.office import shell
from circulade.cohorts.domain.rulesets import rule_set_of
from circulade.core.downloads import Columns, as_file, moment

COLUMNS: Columns[ReviewRequest] = {
    "ref": lambda each: each.application.ref,
    "name": lambda each: each.application.name,
    "received_at": lambda each: moment(each.received_at),
    "due_at": lambda each: moment(each.due_at),
    "state": lambda each: each.state,
    "request": lambda each: each.text,
    "answer": lambda each: each.answer,
    "answered_at": lambda each: moment(each.answered_at),
}


@login_required
def own_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a review, or read the answer. Before the result was told there is no such page."""
    found, now = own(request, pk), clock()
    told = told_at(found)
    verdict = own_verdict(found, told=told)
    asked = found.review_requests.select_related("selection")
    if (verdict is None or verdict.kind not in REVIEWED) and not asked:
        raise Http404
    until = review_until(found, told=told)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            request_review(found, text=form.cleaned_data["text"], by=signed_in(request), now=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The office has your request. A letter confirms it."))
            return redirect("calls:review", pk)
    context = {
        "application": found,
        "call": found.call,
        "verdict": verdict,
        "asked": asked,
        "until": until,
        "may_ask": not asked and until is not None and now < until,
        "form": form,
    }
    return render(request, "calls/results/review.html", context, status=422 if form.errors else 200)


@login_required
def office_list(request: HttpRequest, slug: str) -> HttpResponse:
    """List a call's requests for review, open ones first."""
    call, user = office(request, slug, "calls.answer_reviews"), signed_in(request)
    found = (
        ReviewRequest.objects.filter(application__call=call)
        .exclude(application__conflicts__user=user)
        .select_related("application", "selection", "answered_by")
        .order_by("answered_at", "due_at")
    )
    if (file := as_file(request, COLUMNS, found, name=f"{slug}-reviews")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    now = clock()
    context = shell(request, call, "reviews") | {
        "page": page,
        "rows": [(each, is_overdue(each, now=now)) for each in page],
    }
    return render(request, "calls/results/reviews.html", context)


@login_required
def office_one(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Read a request and answer it."""
    call, user = office(request, slug, "calls.answer_reviews"), signed_in(request)
    found = (
        ReviewRequest.objects.filter(application__call=call, pk=pk)
        .exclude(application__conflicts__user=user)
        .select_related("application", "selection", "led_to", "answered_by", "by")
        .first()
    )
    if found is None:
        raise Http404
    is_open = found.state == ReviewState.OPEN
    form = AnswerReviewForm(request.POST or None) if is_open else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            answer_review(
                found,
                state=ReviewState(form.cleaned_data["state"]),
                answer=form.cleaned_data["answer"],
                by=user,
                now=clock(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Answered. The letter is on its way."))
            return redirect("calls:office_reviews", slug)
    context = shell(request, call, "reviews") | {
        "review": found,
        "form": form,
        "overdue": is_overdue(found, now=clock()),
        "rule_set": rule_set_of(call),
    }
    failed = form is not None and bool(form.errors)
    return render(request, "calls/results/review_answer.html", context, status=422 if failed else 200)
