"""The assessor's workspace: the list of applications, and one screen for each with answers and score sheet."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.calls.domain.assessing_trouble import IncompleteScores, ScoreOverlap, ScoreProblem
from circulade.calls.domain.blind import assessed_sections
from circulade.calls.domain.conflicts import declare_conflict
from circulade.calls.domain.scoring import (
    Typed,
    reopen_assessment,
    save_scores,
    submit_assessment,
    why_closed,
)
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import AssessmentState
from circulade.calls.forms.assessments import ConflictForm
from circulade.calls.models import Assessment
from circulade.calls.queries.assessments import assessments_of, others_shown, own_assessment
from circulade.calls.views.assess_list import by_call, neighbours
from circulade.calls.views.assess_sheet import Sheet, read_typed, sheet_of
from circulade.calls.views.loading import clock, signed_in


def own(request: HttpRequest, pk: int) -> Assessment:
    """Return an assessment of this user; what is not theirs (any more) is not found."""
    found = own_assessment(signed_in(request), pk)
    if found is None:
        raise Http404
    return found


@login_required
def files(request: HttpRequest) -> HttpResponse:
    """List what this assessor has, by call, with progress, language and due date."""
    calls = by_call(assessments_of(signed_in(request)))
    return render(request, "calls/assess/files.html", {"calls": calls})


@login_required
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one application beside its score sheet; POST saves everything typed, and submits if asked to."""
    found = own(request, pk)
    if request.method == "POST":
        return _save(request, found)
    return page(request, found)


def page(
    request: HttpRequest, found: Assessment, sheet: Sheet | None = None, *, code: int = 200
) -> HttpResponse:
    """Draw the screen."""
    criteria = list(found.application.call.criteria.all())
    closed = why_closed(found, now=clock())
    hide_empty = request.GET.get("answers") == "given"
    sections = assessed_sections(found.application)
    if hide_empty:
        kept = ((title, [each for each in answers if each.text]) for title, answers in sections)
        sections = [(title, answers) for title, answers in kept if answers]
    context: dict[str, Any] = {
        "assessment": found,
        "application": found.application,
        "assessed_name": (name := _heading(found)),
        "kicker": "" if name == found.application.ref else found.application.ref,
        "call": found.application.call,
        "phase": getattr(found.application.call, "assessment_phase", None),
        "sections": sections,
        "hide_empty": hide_empty,
        "files": [each for _title, answers in sections for each in answers if each.file],
        "sheet": sheet or sheet_of(found, criteria),
        "closed": closed,
        "may_write": not closed and found.state != AssessmentState.SUBMITTED,
        "others": others_shown(found),
        **neighbours(signed_in(request), found),
    }
    return render(request, "calls/assess/file.html", context, status=code)


def _heading(found: Assessment) -> str:
    """Return what the screen is headed with: the name, or in a blind call the reference."""
    about = found.application
    return about.ref if about.call.blind else about.name or about.ref


def _save(request: HttpRequest, found: Assessment) -> HttpResponse:
    now, user = clock(), signed_in(request)
    criteria = list(found.application.call.criteria.all())
    typed = read_typed(request.POST, criteria)
    taken = {name.removeprefix("choose-") for name, value in request.POST.items() if value == "stored"}
    entries = [entry for name, entry in typed.items() if name not in taken]
    try:
        kept = save_scores(found, entries, by=user, now=now)
    except Refused as refused:
        return _unsaved(request, found, typed, str(refused))
    if kept.overlaps:
        return _compare(request, found, kept.overlaps, kept.problems, entries)
    problems = kept.problems
    if not problems and "submit" in request.POST:
        try:
            submit_assessment(found, by=user, now=now)
        except IncompleteScores as incomplete:
            problems = incomplete.problems
        except Refused as refused:
            return _unsaved(request, found, typed, str(refused))
        else:
            messages.success(request, _("Submitted. Thank you."))
            return redirect("calls:assess_files")
    if problems:
        found.refresh_from_db()
        return page(request, found, sheet_of(found, criteria, typed=typed, problems=problems), code=422)
    messages.success(request, _("Saved."))
    return redirect("calls:assess", found.pk)


def _unsaved(request: HttpRequest, found: Assessment, typed: dict[str, Typed], reason: str) -> HttpResponse:
    """Say why nothing was stored, and give back everything that was typed, to be copied."""
    context = {
        "assessment": found,
        "reason": reason,
        "typed": [(name, entry.raw) for name, entry in typed.items() if entry.raw.strip()],
    }
    return render(request, "calls/assess/unsaved.html", context, status=409)


def _compare(
    request: HttpRequest,
    found: Assessment,
    overlaps: tuple[ScoreOverlap, ...],
    problems: tuple[ScoreProblem, ...],
    entries: list[Typed],
) -> HttpResponse:
    """Show what another window stored beside what was typed here; nothing is lost either way."""
    context = {
        "assessment": found,
        "application": found.application,
        "overlaps": overlaps,
        "problems": problems,
        "refused": [entry for entry in entries if entry.field in {each.field for each in problems}],
    }
    return render(request, "calls/assess/compare.html", context, status=409)


@login_required
@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep fields as they are typed; the page learns new marks and what was not stored."""
    found = own(request, pk)
    typed = read_typed(request.POST, list(found.application.call.criteria.all()))
    try:
        kept = save_scores(found, typed.values(), by=signed_in(request), now=clock())
    except Refused as refused:
        return JsonResponse({"message": str(refused)}, status=422)
    said = [problem.text for problem in kept.problems]
    if kept.overlaps:
        said.append(_("Another window changed the same field. Save to compare the two."))
    body = {"revision": kept.revision, "marks": kept.marks, "message": " ".join(said) or _("Saved")}
    return JsonResponse(body, status=422 if said else 200)


@login_required
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a submitted assessment back."""
    found = own(request, pk)
    try:
        reopen_assessment(found, by=signed_in(request), now=clock())
        messages.success(request, _("Reopened. It counts again once you submit it."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("calls:assess", pk)


@login_required
def conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare a conflict: from then on the application is gone for this assessor."""
    found = own(request, pk)
    form = ConflictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        declare_conflict(found, reason=form.cleaned_data["reason"], by=signed_in(request), now=clock())
        messages.success(request, _("Thank you. The application is not with you any more."))
        return redirect("calls:assess_files")
    context = {"assessment": found, "application": found.application, "form": form}
    return render(request, "calls/assess/conflict.html", context, status=422 if form.errors else 200)
