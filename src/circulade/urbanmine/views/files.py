"""A study as files: the template and the filled workbook out, a workbook in, results as tables and arrays."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from circulade.core.downloads import attachment
from circulade.files.mine import EXPORTS, export, read_study
from circulade.files.sheets import SheetError, SheetProblem
from circulade.urbanmine.domain.problems import RowsChanged, StudyLocked
from circulade.urbanmine.domain.rows import replace_rows
from circulade.urbanmine.domain.shown import shown
from circulade.urbanmine.domain.workbooks import check_territory, workbook_of
from circulade.urbanmine.forms.study import WorkbookForm
from circulade.urbanmine.models import MineStudy
from circulade.urbanmine.views.scope import office_study, person, public_study, seen_revision


@login_required
def workbook(request: HttpRequest, ref: str) -> HttpResponse:
    """Send the study as a workbook: with nothing typed yet it is the template."""
    study = office_study(request, ref)
    return attachment(workbook_of(study), name=f"{study.ref}.xlsx", media_type=EXPORTS["study.xlsx"])


@login_required
def take_in(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a workbook in the place of all rows; one with problems changes nothing, and each is named by its cell."""
    study = office_study(request, ref, permission="urbanmine.change_study")
    form = WorkbookForm(request.POST or None, request.FILES or None)
    problems: tuple[SheetProblem, ...] = ()
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            read = read_study(upload.read(), name=upload.name)
            check_territory(study, read.study, file=upload.name)
            replace_rows(study, read.study, by=person(request), revision=seen_revision(request))
        except SheetError as error:
            problems = tuple(error.problems)
        except RowsChanged as changed:
            study.revision = changed.revision
            form.add_error(
                None, _("Somebody else changed this study meanwhile: look at it, then take it in again.")
            )
        except StudyLocked as locked:
            form.add_error(None, str(locked))
        else:
            for note in read.notes[:10]:
                messages.warning(request, note)
            messages.success(request, _("The workbook is taken in."))
            return redirect("urbanmine:study", ref)
    context = {"form": form, "study": study, "problems": problems}
    return render(request, "urbanmine/import.html", context, status=422 if form.errors or problems else 200)


@login_required
def results_file(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Send the result of a study of the office as a file."""
    return _sent(office_study(request, ref), kind)


def public_file(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Send the result of a published study as a file."""
    return _sent(public_study(request, ref), kind)


def _sent(study: MineStudy, kind: str) -> HttpResponse:
    found = shown(study)
    if found is None or kind not in EXPORTS:
        raise Http404
    content = export(found.study, found.result, kind=kind)
    return attachment(content, name=f"{study.ref}-{kind}", media_type=EXPORTS[kind])
