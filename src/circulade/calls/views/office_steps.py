"""Steps of a call: announce and go on, cancel, extend, give notice, answer public questions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.calls.domain.announcing import announce
from circulade.calls.domain.deadline import extend_deadline
from circulade.calls.domain.lifecycle import begin_assessment, begin_eligibility, cancel
from circulade.calls.domain.notices import give_notice
from circulade.calls.domain.public_questions import answer, delete_question
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import CallStage
from circulade.calls.forms.steps import AnswerForm, CancelForm, ExtendForm, NoticeForm
from circulade.calls.models import Call, PublicQuestion
from circulade.calls.views.loading import clock, office, signed_in
from circulade.calls.views.office import shell
from circulade.core.downloads import Columns, as_file, moment

# Deciding and publishing are steps of the selection.
STEPS: dict[str, Callable[..., Call]] = {
    CallStage.ANNOUNCED: announce,
    CallStage.ELIGIBILITY: begin_eligibility,
    CallStage.ASSESSMENT: begin_assessment,
}
ASKED: Columns[PublicQuestion] = {
    "question": lambda each: each.text,
    "asked_at": lambda each: moment(each.asked_at),
    "answer": lambda each: each.answer,
    "answered_at": lambda each: moment(each.answered_at),
    "on_the_page": lambda each: each.public,
}


@login_required
@require_POST
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the call to its next stage."""
    call = office(request, slug, "calls.move_call")
    take = STEPS.get(request.POST.get("to", ""))
    if take is None:
        raise Http404
    try:
        take(call, by=signed_in(request), now=clock())
        messages.success(request, _("Done."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("calls:office_call", slug)


def _step_page(
    request: HttpRequest,
    call: Call,
    form: Form,
    *,
    do: Callable[[dict[str, Any]], Any],
    title: str,
    label: str,
    done: str,
) -> HttpResponse:
    """Show a form with one purpose; do it, or show why not with everything typed."""
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect("calls:office_call", call.slug)
    context = shell(request, call, "overview") | {"form": form, "title": title, "label": label}
    return render(request, "calls/office/step.html", context, status=422 if form.errors else 200)


@login_required
def cancel_call(request: HttpRequest, slug: str) -> HttpResponse:
    """Cancel a call with a reason."""
    call, user = office(request, slug, "calls.cancel_call"), signed_in(request)
    return _step_page(
        request,
        call,
        CancelForm(request.POST or None),
        do=lambda typed: cancel(call, reason=typed["reason"], by=user, now=clock()),
        title=_("Cancel the call"),
        label=_("Cancel the call"),
        done=_("The call is cancelled."),
    )


@login_required
def extend(request: HttpRequest, slug: str) -> HttpResponse:
    """Extend the deadline for all."""
    call, user = office(request, slug, "calls.change_call"), signed_in(request)
    return _step_page(
        request,
        call,
        ExtendForm(request.POST or None, zone=call.time_zone, until=call.closes_at),
        do=lambda typed: extend_deadline(
            call, closes_at=typed["closes_at"], reason=typed["reason"], by=user, now=clock()
        ),
        title=_("Extend the deadline"),
        label=_("Extend and tell everybody"),
        done=_("The deadline is extended, and everybody who has begun is told."),
    )


@login_required
def notice(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell everybody who has begun that something has changed."""
    call, user = office(request, slug, "calls.change_call"), signed_in(request)
    return _step_page(
        request,
        call,
        NoticeForm(request.POST or None),
        do=lambda typed: give_notice(call, typed["text"], by=user, now=clock()),
        title=_("Give notice of a change"),
        label=_("Publish and send"),
        done=_("The notice is published and on its way."),
    )


@login_required
def public_questions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the questions from the public, unanswered first."""
    call = office(request, slug, "calls.answer_questions")
    found = call.public_questions.order_by("answered_at", "-asked_at")
    if (file := as_file(request, ASKED, found, name=f"{slug}-public-questions")) is not None:
        return file
    context = shell(request, call, "public") | {
        "waiting": [each for each in found if each.answered_at is None],
        "answered": [each for each in found if each.answered_at is not None],
    }
    return render(request, "calls/office/public_questions.html", context)


@login_required
def answer_question(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Answer a question, or change the answer."""
    call, user = office(request, slug, "calls.answer_questions"), signed_in(request)
    asked = get_object_or_404(call.public_questions, pk=pk)
    form = AnswerForm(asked, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer(asked, by=user, now=clock(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Answered."))
            return redirect("calls:office_public_questions", slug)
    context = shell(request, call, "public") | {"form": form, "asked": asked}
    return render(request, "calls/office/answer.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove_question(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Delete what is no question."""
    call = office(request, slug, "calls.change_call")
    delete_question(
        get_object_or_404(call.public_questions.select_related("call"), pk=pk),
        by=signed_in(request),
        now=clock(),
    )
    messages.success(request, _("Deleted."))
    return redirect("calls:office_public_questions", slug)
