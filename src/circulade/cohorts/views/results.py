"""One selection: members, map, balance, reserve, every reason; propose it, decide it, compare it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.cohorts.called import called_in
from circulade.cohorts.domain.comparison import Move
from circulade.cohorts.domain.comparison import compare as compared
from circulade.cohorts.domain.selections import InputsChanged, NotDecidable
from circulade.cohorts.domain.selections import propose as put_before_panel
from circulade.cohorts.domain.showing import outcome_is_open, shown_result
from circulade.cohorts.domain.table import table_of
from circulade.cohorts.enums import SelectionState
from circulade.cohorts.queries import selection_in
from circulade.cohorts.views.loading import selection_of, studio_of
from circulade.core.downloads import Columns, as_file, table_response
from circulade.files.sheets import TABLE_FORMATS

MOVES: Columns[tuple[Move, str]] = {
    "ref": lambda row: row[0].ref,
    "name": lambda row: row[1],
    "first": lambda row: row[0].before,
    "second": lambda row: row[0].after,
}
TONES = {SelectionState.DECIDED: "good", SelectionState.PROPOSED: "info", SelectionState.SUPERSEDED: "warn"}


@login_required
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a selection with everything that explains it."""
    desk, selection = selection_of(request, pk)
    standing = desk.rule_set.selections.filter(state=SelectionState.DECIDED).first()
    others = desk.rule_set.selections.exclude(pk=selection.pk)[:20]
    context = desk.context(
        selection=selection,
        tone=TONES.get(SelectionState(selection.state), ""),
        shown=shown_result(selection, hidden=desk.hidden),
        standing=standing,
        others=others,
    )
    return render(request, "cohorts/result.html", context)


@login_required
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a selection before the panel."""
    desk, selection = selection_of(request, pk, permission="cohorts.select")
    try:
        put_before_panel(selection, by=desk.user)
        messages.success(request, _("This selection is before the panel now."))
    except (NotDecidable, InputsChanged) as refused:
        messages.error(request, str(refused))
    return redirect("cohorts:result", pk=pk)


@login_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a proposed selection the decision; what follows from it is the thing's own."""
    desk, selection = selection_of(request, pk, permission="cohorts.select")
    number = request.POST.get("superseding", "")
    superseding = selection_in(desk.rule_set.programme_id, int(number)) if number.isdecimal() else None
    try:
        desk.source.decide(desk.subject, selection, by=desk.user, superseding=superseding)
        messages.success(request, str(called_in(desk.subject).decided))
    except (NotDecidable, InputsChanged, ValueError) as refused:
        messages.error(request, str(refused))
    return redirect("cohorts:result", pk=pk)


@login_required
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show two selections of one rule set side by side."""
    desk = studio_of(request, pk)
    chosen = [request.GET.get(name, "") for name in ("first", "second")]
    pair = [
        desk.rule_set.selections.select_related("run").filter(pk=int(number)).first()
        for number in chosen
        if number.isdecimal()
    ]
    first, second = (*pair, None, None)[:2]
    comparison = compared(first, second) if first and second else None
    pair_is_open = first and second and outcome_is_open(first) and outcome_is_open(second)
    names = desk.source.shown(desk.subject)
    moves = [
        (
            move,
            _("(conflict)") if move.ref in desk.hidden else names[move.ref].name if move.ref in names else "",
        )
        for move in (comparison.moves if comparison else ())
        if pair_is_open or move.ref not in desk.hidden
    ]
    if (file := as_file(request, MOVES, moves, name="compared")) is not None:
        return file
    context = desk.context(
        first=first,
        second=second,
        comparison=comparison,
        moves=moves,
        selections=desk.rule_set.selections.all(),
    )
    return render(request, "cohorts/compare.html", context)


@login_required
def table(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Export every applicant with outcome and reason as CSV, XLSX, ODS or JSON."""
    desk, selection = selection_of(request, pk)
    if kind not in TABLE_FORMATS:
        raise Http404
    written = table_of(selection, kind=kind, hidden=desk.hidden)
    return table_response(written, name=f"selection-{selection.number}")
