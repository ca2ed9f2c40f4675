"""Pages on which the rows of a study are typed: one sheet, or one product with its figures and assumptions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from circulade.core.downloads import as_file
from circulade.urbanmine.domain.editing import LABELS, SheetRow, columns_of, sheet_rows, shown_row, typed_rows
from circulade.urbanmine.domain.gaps import product_states
from circulade.urbanmine.domain.problems import RowsChanged, StudyLocked
from circulade.urbanmine.domain.rows import check, save_rows
from circulade.urbanmine.enums import Sheet
from circulade.urbanmine.models import MineStudy
from circulade.urbanmine.views.scope import office_study, person, seen_revision

ROWS_A_PAGE = 50
"""A page of 50 rows stays below the number of fields that a form may send."""
MOST_LISTED = 50
"""Problems listed above a sheet; each stands at its cell as well."""


@login_required
def sheet(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """Show or save one sheet of a study."""
    if name not in Sheet.values:
        raise Http404
    return _edited(request, ref, Sheet(name), product="")


@login_required
def product(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Show or save the figures or the assumptions of one product."""
    wanted = request.GET.get("sheet", Sheet.POINTS)
    if wanted not in (Sheet.POINTS, Sheet.ASSUMPTIONS):
        raise Http404
    return _edited(request, ref, Sheet(wanted), product=key)


def _edited(request: HttpRequest, ref: str, kind: Sheet, *, product: str) -> HttpResponse:
    permission = "urbanmine.change_study" if request.method == "POST" else "urbanmine.enter_study"
    study = office_study(request, ref, permission=permission)
    if request.method != "POST":
        return _page(request, study, kind, product=product)
    typed = typed_rows(kind, request.POST, product=product)
    try:
        saved = save_rows(study, kind, typed, by=person(request), revision=seen_revision(request))
    except RowsChanged as changed:
        text = _("Somebody else changed this study meanwhile: look at what is stored, then save again.")
        study.revision = changed.revision
        return _refused(request, study, kind, text, product=product, typed=typed)
    except StudyLocked as locked:
        return _refused(request, study, kind, str(locked), product=product, typed=typed)
    if "autosave" in request.POST:
        return JsonResponse({"message": _told(saved, kind), "revision": saved.revision})
    messages.success(request, _told(saved, kind))
    return redirect(request.get_full_path())


def _refused(
    request: HttpRequest, study: MineStudy, kind: Sheet, text: str, *, product: str, typed: Any
) -> HttpResponse:
    """Say why nothing was stored, with all that was typed still there."""
    if "autosave" in request.POST:
        # The page's script shows the message of a 422, and takes anything else for a lost connection.
        return JsonResponse({"message": text}, status=422)
    messages.error(request, text)
    return _page(request, study, kind, product=product, typed=typed, status=409)


def _told(study: MineStudy, kind: Sheet) -> str:
    """Say that it is saved, and the first thing that is wrong with it."""
    found = check(study)
    wrong = [each for each in found.problems if each.sheet == kind]
    if not wrong:
        doubted = next((each.message for each in found.doubts if each.sheet == kind), "")
        return _("Saved. Worth a second look: %(doubt)s") % {"doubt": doubted} if doubted else _("Saved.")
    told = ngettext(
        "Saved. %(count)d cell needs a look: %(first)s",
        "Saved. %(count)d cells need a look: %(first)s",
        len(wrong),
    )
    return told % {"count": len(wrong), "first": wrong[0].message}


def _cell(name: str) -> Callable[[SheetRow], str]:
    return lambda row: row.cells.get(name, "")


def _page(
    request: HttpRequest, study: MineStudy, kind: Sheet, *, product: str, typed: Any = None, status: int = 200
) -> HttpResponse:
    found = check(study)
    states = product_states(found)
    if product and product not in {each.key for each in states}:
        raise Http404
    columns = columns_of(kind, product=product)
    rows = sheet_rows(found, kind, product=product, typed=typed)
    table = {column.name: _cell(column.name) for column in columns}
    name = "-".join(filter(None, (study.ref, product, kind.value)))
    filled = (row for row in rows if any(row.cells.get(column.name) for column in columns))
    if file := as_file(request, {**table, "origin": lambda row: row.origin}, filled, name=name):
        return file
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    problems = [each for each in found.problems if each.sheet == kind]
    context = {
        "study": study,
        "sheet": kind,
        "product": next((each for each in states if each.key == product), None),
        "columns": [(column, LABELS.get(column.name, column.name)) for column in columns],
        "page": page,
        "rows": [shown_row(row, columns) for row in page],
        "problems": problems[:MOST_LISTED],
        "more": max(0, len(problems) - MOST_LISTED),
        "doubts": [each for each in found.doubts if each.sheet == kind][:MOST_LISTED],
        "may_change": request.user.has_perm("urbanmine.change_study", study),
    }
    return render(request, "urbanmine/rows.html", context, status=status)
