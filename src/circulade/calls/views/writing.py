"""Write an application: the whole form without JavaScript, or answer by answer as it is typed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.calls.domain.answers import progress, visible_codes
from circulade.calls.domain.drafts import Saved, fingerprint, save_answers
from circulade.calls.domain.problems import Problem
from circulade.calls.domain.reading import checked_copy
from circulade.calls.domain.trouble import Overlap
from circulade.calls.domain.uploads import store_uploads
from circulade.calls.domain.wording import answer_text
from circulade.calls.enums import ApplicationState, CallStage
from circulade.calls.forms.answers import AnswersForm, field_name
from circulade.calls.models import Application
from circulade.calls.queries.applications import stored_answers
from circulade.calls.queries.calls import deadline_of, may_send
from circulade.calls.queries.files import file_names
from circulade.calls.queries.questions import questions_for
from circulade.calls.views.loading import clock, own, signed_in

# Until then everything typed is kept, even when it can no longer be sent in.
WRITABLE = {CallStage.ANNOUNCED, CallStage.ELIGIBILITY}

# Comparing word by word takes time that grows with the square of the length.
LONGEST_DIFFERENCE = 20_000


def answers_form(application: Application, request: HttpRequest | None = None) -> AnswersForm:
    """Make the form of an application, filled with its working copy, or with what was sent."""
    stored = stored_answers(application)
    values = {code: answer.value for code, answer in stored.items() if answer.value is not None}
    return AnswersForm(
        questions_for(application),
        values=values,
        revisions={code: answer.revision for code, answer in stored.items()},
        files=file_names(values.values()),
        data=request.POST if request else None,
        uploads=request.FILES if request else None,
    )


@login_required
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form; POST keeps everything typed, whatever the clock says, and then says what is wrong."""
    now = clock()
    found = own(request, pk)
    if request.method == "POST":
        return save(request, found)
    if not may_send(found, now):
        messages.info(request, _("The deadline has passed: answers can no longer be changed."))
        return redirect("calls:application", pk)
    problems = checked_copy(found)[0].problems if "check" in request.GET else ()
    return page(request, found, with_problems(found, problems))


def page(request: HttpRequest, found: Application, form: AnswersForm, *, code: int = 200) -> HttpResponse:
    """Draw the form with its progress."""
    done = progress(form.questions, form.values)
    context = {
        "application": found,
        "call": found.call,
        "form": form,
        "progress": done,
        "deadline": deadline_of(found),
        "is_sent": found.state == ApplicationState.SUBMITTED,
    }
    return render(request, "calls/applicant/write.html", context, status=code)


def save(request: HttpRequest, found: Application) -> HttpResponse:
    """Keep what was typed, then go where the button says; overlaps come first."""
    now, user, form = clock(), signed_in(request), answers_form(found, request)
    if found.call.stage not in WRITABLE:
        messages.error(request, _("The call has moved on: answers are no longer kept here."))
        return redirect("calls:application", found.pk)
    taken = {name.removeprefix("choose-") for name, value in request.POST.items() if value == "theirs"}
    entries = [entry for entry in form.entries() if entry.question not in taken]
    kept, refused = store_uploads(found, entries, by=user, now=now)
    saved = save_answers(found, kept, by=user, now=now)
    if saved.overlaps:
        return compare(request, found, form, saved.overlaps)
    if not may_send(found, now):
        messages.warning(
            request,
            _("The deadline has passed. Everything you typed is kept as a draft, but it cannot be sent in."),
        )
        return redirect("calls:application", found.pk)
    if refused:
        return page(request, found, with_problems(found, (*refused, *saved.problems)), code=422)
    if "send" in request.POST:
        return redirect("calls:send", found.pk)
    if saved.problems:
        messages.warning(request, _("Saved. Some answers break a rule of their question: see below."))
        return page(request, found, with_problems(found, saved.problems))
    messages.success(request, _("Saved."))
    return redirect("calls:write", found.pk)


def with_problems(found: Application, problems: tuple[Problem, ...]) -> AnswersForm:
    """Make the form of what is stored now, with problems at their questions."""
    form = answers_form(found)
    form.show_problems(problems)
    return form


def compare(
    request: HttpRequest,
    found: Application,
    form: AnswersForm,
    overlaps: tuple[Overlap, ...],
    *,
    address: str = "",
) -> HttpResponse:
    """Show what stood there, what a colleague wrote, and what the user typed; nothing is lost either way."""
    questions = {question.code: question for question in form.questions}
    files = file_names([value for each in overlaps for value in (each.base, each.theirs, each.mine)])
    shown = [
        {
            "overlap": each,
            "question": questions[each.question],
            "base": None
            if each.base is None
            else answer_text(questions[each.question], each.base, files=files),
            "theirs": answer_text(questions[each.question], each.theirs, files=files),
            "mine": answer_text(questions[each.question], each.mine, files=files),
            "field": form[field_name(each.question)],
            "small": len(str(each.theirs)) + len(str(each.mine)) < LONGEST_DIFFERENCE,
        }
        for each in overlaps
    ]
    context = {"application": found, "call": found.call, "shown": shown, "address": address}
    return render(request, "calls/applicant/compare.html", context, status=409)


@login_required
@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep single answers as they are typed; the page learns revisions, problems, overlaps and what shows now."""
    now = clock()
    found, user = own(request, pk), signed_in(request)
    if found.call.stage not in WRITABLE:
        return JsonResponse({"closed": True}, status=409)
    form = answers_form(found, request)
    saved: Saved = save_answers(found, form.entries(), by=user, now=now)
    values = {
        code: answer.value for code, answer in stored_answers(found).items() if answer.value is not None
    }
    done = progress(form.questions, values)
    return JsonResponse(
        {
            "revisions": saved.revisions,
            "was": {code: fingerprint(values.get(code)) for code in saved.revisions},
            "problems": {problem.question: problem.text for problem in saved.problems},
            "overlaps": {
                each.question: _("%s changed this meanwhile. Save to compare.") % each.changed_by
                for each in saved.overlaps
            },
            "visible": sorted(visible_codes(form.questions, values)),
            "answered": done.answered,
            "required": done.required,
            "late": not may_send(found, now),
        }
    )
