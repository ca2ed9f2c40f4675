"""Bulk entry: paste 200 notes or take a spreadsheet in; look first, then store."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from circulade.core.downloads import table_response
from circulade.files.sheets import SheetError, SheetProblem, write_table
from circulade.symbiosis.domain.amounts import stated
from circulade.symbiosis.domain.notes import COLUMNS, Notes, as_pasted, read_notes
from circulade.symbiosis.domain.taking import take_in
from circulade.symbiosis.forms.stream import MOST_PASTED, NotesForm
from circulade.symbiosis.views.scope import office_district, person
from circulade.symbiosis.views.tabs import tabs

LISTED = 200


@login_required
def notes(request: HttpRequest, ref: str) -> HttpResponse:
    """Read notes, show what would be stored and what is wrong by cell; store them on “take in”."""
    district = office_district(request, ref)
    if request.GET.get("template"):
        return table_response(write_table(list(COLUMNS), [], kind="xlsx", title="notes"), name="notes")
    form = NotesForm(request.POST or None, request.FILES or None)
    found: Notes | None = None
    problems: tuple[SheetProblem, ...] = ()
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        content = upload.read() if upload else form.cleaned_data["text"].encode()
        try:
            found = read_notes(content, name=upload.name if upload else _("pasted"), on=timezone.localdate())
            problems = found.problems
        except SheetError as error:
            problems = tuple(error.problems)
        if found is not None and found.notes and "look" not in request.POST:
            made = take_in(district, found.notes, by=person(request), on=timezone.localdate())
            _tell(request, len(made), len(found.notes) - len(made), problems)
            return redirect("symbiosis:streams", ref)
        if upload and found is not None and len(pasted := as_pasted(found.sheet)) <= MOST_PASTED:
            form = NotesForm(initial={"text": pasted})  # a file cannot stay chosen: its rows can
    context = {
        "district": district,
        "tabs": tabs(district, "streams"),
        "form": form,
        "found": found,
        "problems": problems[:LISTED],
        "more": max(0, len(problems) - LISTED),
        "rows": _rows(found),
        "counts": (len(found.notes), found.rows) if found else None,
        "columns": COLUMNS,
    }
    status = 422 if form.errors or (problems and (found is None or not found.notes)) else 200
    return render(request, "symbiosis/notes.html", context, status=status)


def _rows(found: Notes | None) -> list[tuple[int, str, str, str, str]]:
    """Return the first notes as they would be stored."""
    return [
        (
            note.row,
            note.site,
            note.values["side"].label,
            note.values["words"],
            stated(note.values.get("least"), note.values.get("most"), note.values["kind"].unit),
        )
        for note in (found.notes[:LISTED] if found else ())
    ]


def _tell(request: HttpRequest, count: int, known: int, problems: tuple[SheetProblem, ...]) -> None:
    told = ngettext("%(count)d note is stored.", "%(count)d notes are stored.", count)
    messages.success(request, told % {"count": count})
    if known:
        said = ngettext("%(count)d note was there already.", "%(count)d notes were there already.", known)
        messages.info(request, said % {"count": known})
    for problem in problems[:20]:
        messages.warning(request, str(problem))
    if len(problems) > 20:
        messages.warning(request, _("%(count)d more cells are wrong.") % {"count": len(problems) - 20})
