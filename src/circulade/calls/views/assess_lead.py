"""The lead's overview of an assessment: progress by application, dates and topics, conflicts, export."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from circulade.calls.domain.assessing_export import export_scores
from circulade.calls.domain.assessors import phase_of, set_phase
from circulade.calls.domain.assignment_inputs import topic_questions
from circulade.calls.domain.conflicts import compute_conflicts, lift_conflict
from circulade.calls.domain.progress import Standing, standings
from circulade.calls.domain.trouble import Refused
from circulade.calls.forms.assessments import LiftForm, PhaseForm
from circulade.calls.models import Conflict
from circulade.calls.queries.conflicts import conflicts_of
from circulade.calls.views.assess_tabs import frame, led
from circulade.calls.views.loading import clock, signed_in
from circulade.core.downloads import OFFERED, Columns, as_file, format_named, moment, table_response

PROGRESS: Columns[Standing] = {
    "ref": lambda row: row.application.ref,
    "name": lambda row: row.application.name,
    "submitted": lambda row: row.done,
    "assigned": lambda row: row.given,
    "required": lambda row: row.required,
    "mean": lambda row: None if row.mean is None else round(float(row.mean), 4),
    "spread": lambda row: None if row.spread is None else round(float(row.spread), 4),
    "disagreement": lambda row: ", ".join(row.disagreement),
}
CONFLICTS: Columns[Conflict] = {
    "ref": lambda each: each.application.ref,
    "person": lambda each: str(each.user),
    "source": lambda each: each.source,
    "reason": lambda each: each.reason.text if each.reason else "",
    "since": lambda each: moment(each.since),
}


@login_required
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how far each application is, those in disagreement or short of assessments on request."""
    call = led(request, slug)
    rows = standings(call, reader=signed_in(request))
    narrowed = {
        "short": [row for row in rows if not row.enough],
        "apart": [row for row in rows if row.disagreement],
    }
    only = request.GET.get("only", "")
    if (file := as_file(request, PROGRESS, narrowed.get(only, rows), name=f"{slug}-progress")) is not None:
        return file
    context = frame(request, call, "progress") | {
        "page": Paginator(narrowed.get(only, rows), 50).get_page(request.GET.get("page")),
        "only": only,
        "total": len(rows),
        "enough": sum(row.enough for row in rows),
        "given": sum(row.given for row in rows),
        "done": sum(row.done for row in rows),
        "apart": len(narrowed["apart"]),
        "short": len(narrowed["short"]),
        "phase": phase_of(call),
        "formats": OFFERED,
    }
    return render(request, "calls/assess/progress.html", context)


@login_required
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Say when assessments are due, when nobody scores any more, and what applications are about."""
    call = led(request, slug)
    phase, user, now = phase_of(call), signed_in(request), clock()
    form = PhaseForm(request.POST or None, call=call, phase=phase, questions=topic_questions(call))
    if request.method == "POST" and form.is_valid():
        try:
            set_phase(call, by=user, now=now, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("calls:assessment_plan", slug)
    context = frame(request, call, "plan") | {"form": form}
    return render(request, "calls/assess/plan.html", context, status=422 if form.errors else 200)


@login_required
def conflicts(request: HttpRequest, slug: str) -> HttpResponse:
    """List the conflicts of a call; POST computes those that follow from organisation and country anew."""
    call, user = led(request, slug), signed_in(request)
    if request.method == "POST":
        added = compute_conflicts(call, by=user, now=clock())
        messages.success(request, _("Computed: %d new.") % added)
        return redirect("calls:conflicts", slug)
    found = conflicts_of(call, reader=user)
    if (file := as_file(request, CONFLICTS, found, name=f"{slug}-conflicts")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = frame(request, call, "conflicts") | {"page": page}
    return render(request, "calls/assess/conflicts.html", context)


@login_required
def lift(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take back a conflict noted in error, with a reason."""
    call, user = led(request, slug), signed_in(request)
    conflict = get_object_or_404(conflicts_of(call, reader=user), pk=pk)
    form = LiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            lift_conflict(conflict, reason=form.cleaned_data["reason"], by=user, now=clock())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The conflict is lifted."))
            return redirect("calls:conflicts", slug)
    context = frame(request, call, "conflicts") | {"form": form, "conflict": conflict}
    return render(request, "calls/assess/lift.html", context, status=422 if form.errors else 200)


@login_required
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """Give all submitted scores as a file, assessors by pseudonym; every export is audited."""
    call, user = led(request, slug), signed_in(request)
    kind = format_named(request.GET.get("format", "csv"))
    written = export_scores(call, kind=kind, by=user, now=clock())
    return table_response(written, name=f"{call.slug}-scores")
