"""Office pages of a call's questions: order, edit, preview, announce a correction."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.calls.domain.corrections import correct_questions, has_uncorrected_edits
from circulade.calls.domain.questions import (
    BadQuestion,
    delete_question,
    move_question,
    questions_are_frozen,
    save_question,
)
from circulade.calls.domain.trouble import Refused
from circulade.calls.domain.wording import condition_text
from circulade.calls.forms.answers import AnswersForm
from circulade.calls.forms.parts import QuestionForm
from circulade.calls.forms.steps import NoticeForm
from circulade.calls.models import Call, Question
from circulade.calls.queries.questions import current_version, edited_questions
from circulade.calls.views.loading import clock, office, signed_in
from circulade.calls.views.office import shell
from circulade.core.downloads import Columns, as_file

QUESTIONS: Columns[tuple[Question, str]] = {
    "question": lambda row: str(row[0].title),
    "code": lambda row: row[0].code,
    "section": lambda row: str(row[0].section),
    "kind": lambda row: row[0].kind,
    "meaning": lambda row: row[0].purpose,
    "required": lambda row: row[0].required,
    "names_applicant": lambda row: row[0].names_applicant,
    "help": lambda row: str(row[0].help),
    "word_limit": lambda row: row[0].word_limit,
    "shown_if": lambda row: row[1],
}


@login_required
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the questions in order."""
    call = office(request, slug, "calls.change_call")
    rows = _in_order(call) if "format" in request.GET else ()
    if (file := as_file(request, QUESTIONS, rows, name=f"{slug}-questions")) is not None:
        return file
    return _list(request, call, NoticeForm())


def _in_order(call: Call) -> list[tuple[Question, str]]:
    """Return the questions with the condition of each in words."""
    edited = edited_questions(call)
    conditions = {each.code: condition_text(each, edited) for each in edited}
    return [(each, conditions.get(each.code, "")) for each in call.questions.all()]


def _list(request: HttpRequest, call: Call, form: NoticeForm, *, code: int = 200) -> HttpResponse:
    context = shell(request, call, "questions") | {
        "questions": _in_order(call),
        "version": current_version(call),
        "frozen": questions_are_frozen(call),
        "unannounced": has_uncorrected_edits(call),
        "form": form,
    }
    return render(request, "calls/office/questions.html", context, status=code)


def _edit(request: HttpRequest, call: Call, held: Question | None) -> HttpResponse:
    form = QuestionForm(call, request.POST or None, part=held)
    if request.method == "POST" and form.is_valid():
        try:
            save_question(call, form.values(), by=signed_in(request), now=clock(), question=held)
        except BadQuestion as bad:
            form.add_error(bad.field if bad.field in form.fields else None, str(bad))
        else:
            messages.success(request, _("Saved."))
            return redirect("calls:office_questions", call.slug)
    context = shell(request, call, "questions") | {
        "form": form,
        "question": held,
        "frozen": questions_are_frozen(call),
    }
    return render(request, "calls/office/question.html", context, status=422 if form.errors else 200)


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a question at the end."""
    return _edit(request, office(request, slug, "calls.change_call"), None)


@login_required
def question(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a question."""
    call = office(request, slug, "calls.change_call")
    return _edit(request, call, get_object_or_404(call.questions.select_related("call__programme"), pk=pk))


@login_required
@require_POST
def move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Move a question up or down by one place."""
    call = office(request, slug, "calls.change_call")
    held = get_object_or_404(call.questions.select_related("call__programme"), pk=pk)
    try:
        move_question(held, up=request.POST.get("to") == "up", by=signed_in(request), now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("calls:office_questions", slug)


@login_required
@require_POST
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Delete a question."""
    call = office(request, slug, "calls.change_call")
    held = get_object_or_404(call.questions.select_related("call__programme"), pk=pk)
    try:
        delete_question(held, by=signed_in(request), now=clock())
        messages.success(request, _("Deleted."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("calls:office_questions", slug)


@login_required
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the questions as applicants will see them; nothing typed here is kept."""
    call = office(request, slug, "calls.change_call")
    form = AnswersForm(edited_questions(call), values={}, revisions={})
    return render(request, "calls/office/preview.html", shell(request, call, "questions") | {"form": form})


@login_required
@require_POST
def correct(request: HttpRequest, slug: str) -> HttpResponse:
    """Announce the edited questions as a correction."""
    call, form = office(request, slug, "calls.change_call"), NoticeForm(request.POST)
    if form.is_valid():
        try:
            correct_questions(call, note=form.cleaned_data["text"], by=signed_in(request), now=clock())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The correction is announced: everybody who has begun is told."))
            return redirect("calls:office_questions", slug)
    return _list(request, call, form, code=422)
