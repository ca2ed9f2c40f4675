"""Clarifications: the office asks and keeps watch, the applicant answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.permissions import require
from circulade.calls.domain.clarifications import answer, ask
from circulade.calls.domain.trouble import Refused
from circulade.calls.forms.eligibility import ClarificationAnswerForm, ClarificationForm
from circulade.calls.models import Clarification
from circulade.calls.queries.eligibility import clarifications_of
from circulade.calls.views import eligibility
from circulade.calls.views.loading import clock, office, office_file, own, signed_in
from circulade.calls.views.office import shell
from circulade.core.domain.attachments import Refused as FileRefused
from circulade.core.downloads import Columns, as_file, moment

COLUMNS: Columns[Clarification] = {
    "ref": lambda each: each.application.ref,
    "question": lambda each: each.question,
    "asked_at": lambda each: moment(each.asked_at),
    "due_at": lambda each: moment(each.due_at),
    "answer": lambda each: each.answer,
    "answered_at": lambda each: moment(each.answered_at),
}


@login_required
@require_POST
def ask_applicant(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Ask the applicant something."""
    found = office_file(request, slug, ref, "calls.ask_clarification")
    form = ClarificationForm(request.POST, zone=found.call.time_zone)
    if form.is_valid():
        try:
            ask(
                found,
                form.cleaned_data["question"],
                due_at=form.cleaned_data["due_at"],
                by=signed_in(request),
                now=clock(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The question is on its way to the applicant."))
            return redirect("calls:eligibility_file", slug, ref)
    return eligibility.page(request, found, asking=form)


@login_required
def clarifications(request: HttpRequest, slug: str) -> HttpResponse:
    """List what was asked, what is overdue and what was answered."""
    call = office(request, slug, "calls.see_eligibility")
    now, found = clock(), list(clarifications_of(call, reader=signed_in(request))[:500])
    if (file := as_file(request, COLUMNS, found, name=f"{slug}-clarifications")) is not None:
        return file
    waiting = [each for each in found if each.answered_at is None]
    context = shell(request, call, "eligibility") | {
        "overdue": [each for each in waiting if each.due_at < now],
        "waiting": [each for each in waiting if each.due_at >= now],
        "answered": [each for each in found if each.answered_at is not None],
    }
    return render(request, "calls/importing/clarifications.html", context)


@login_required
def clarification(request: HttpRequest, pk: int, asked: int) -> HttpResponse:
    """Let the applicant answer a question of the office, also after the deadline of the call."""
    application, user = own(request, pk), signed_in(request)
    require(user, "calls.answer_clarification", application)
    found = application.clarifications.select_related("file", "answered_by").filter(pk=asked).first()
    if found is None:
        raise Http404
    form = ClarificationAnswerForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer(
                found,
                form.cleaned_data["answer"],
                upload=form.cleaned_data["file"],
                by=user,
                now=clock(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        except FileRefused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("Thank you: the office has your answer."))
            return redirect("calls:clarification", pk, asked)
    context = {
        "application": application,
        "call": application.call,
        "asked": found,
        "form": form,
        "now": clock(),
    }
    return render(request, "calls/importing/clarification.html", context, status=422 if form.errors else 200)
