"""The organiser's pages of taking a list of participants in: upload, columns, dry run, apply."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.base import File
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.models import User
from circulade.core.domain.attachments import Refused as FileRefused
from circulade.core.downloads import Columns, as_file, format_named, moment, table_response
from circulade.files.sheets import DEFAULT_LIMITS, SheetError
from circulade.matchmaking.domain.import_report import problems_table
from circulade.matchmaking.domain.importing import (
    apply_import,
    dry_run,
    from_json,
    people_in,
    plan_of,
    set_mapping,
    start_import,
)
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import ImportOutcome
from circulade.matchmaking.forms.importing import LABELS, ListForm, MappingForm
from circulade.matchmaking.models import MeetingDay, ParticipantImport
from circulade.matchmaking.views.day import told
from circulade.matchmaking.views.scope import day_of, day_tabs

MOST_ROWS = 200
IMPORTS: Columns[ParticipantImport] = {
    "file": lambda each: each.file.name,
    "uploaded_at": lambda each: moment(each.made_at),
    "by": lambda each: str(each.made_by or ""),
    "taken_in_at": lambda each: moment(each.applied_at),
    "new": lambda each: each.report.get("counts", {}).get("new"),
    "changed": lambda each: each.report.get("counts", {}).get("changed"),
    "problems": lambda each: each.report.get("problem_count"),
}


def _found(request: HttpRequest, slug: str, pk: int) -> tuple[ParticipantImport, User]:
    day, user = day_of(request, slug)
    record = get_object_or_404(ParticipantImport.objects.select_related("file").filter(day=day), pk=pk)
    record.day = day
    return record, user


@login_required
def imports(request: HttpRequest, slug: str) -> HttpResponse:
    """List what was taken in, and take a new list."""
    day, user = day_of(request, slug)
    rows = ParticipantImport.objects.filter(day=day).select_related("file", "made_by")
    if (file := as_file(request, IMPORTS, rows, name=f"{slug}-imports")) is not None:
        return file
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        record = _started(day, form, user)
        if record is not None:
            return redirect("matchmaking:day_import_columns", slug, record.pk)
    context = {
        "event": day.event,
        "form": form,
        "imports": rows[:50],
        "tabs": day_tabs(day, "day_people"),
    }
    return render(request, "matchmaking/imports.html", context, status=422 if form.errors else 200)


def _started(day: MeetingDay, form: ListForm, user: User) -> ParticipantImport | None:
    upload = form.cleaned_data["file"]
    try:
        return start_import(day, name=str(upload.name), content=_content(upload), by=user, now=timezone.now())
    except SheetError as error:
        for problem in error.problems:
            form.add_error("file", str(problem))
    except (MeetingRefused, FileRefused) as refused:
        form.add_error("file", str(refused))
    return None


def _content(upload: File[bytes]) -> bytes:
    if (upload.size or 0) > DEFAULT_LIMITS.file_bytes:
        raise MeetingRefused(_("“%s” is larger than 50 MB.") % upload.name)
    return bytes(upload.read())


@login_required
def columns(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Choose which column states what, with suggestions and first values; then try it."""
    record, user = _found(request, slug, pk)
    if record.applied_at:
        return redirect("matchmaking:day_import", slug, pk)
    people = people_in(record)
    given = request.POST if request.method == "POST" else None
    form = MappingForm(people, from_json(record.mapping), given)
    if request.method == "POST" and form.is_valid():
        try:
            set_mapping(record, form.chosen(), by=user, now=timezone.now())
            dry_run(record)
        except MeetingRefused as refused:
            told(form, refused)
        else:
            return redirect("matchmaking:day_import", slug, pk)
    context = {
        "event": record.day.event,
        "record": record,
        "form": form,
        "people": len(people.rows),
        "tabs": day_tabs(record.day, "day_people"),
    }
    return render(request, "matchmaking/import_columns.html", context, status=422 if form.errors else 200)


@login_required
def show(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show what the import would do, or did."""
    record, _user = _found(request, slug, pk)
    report = record.report
    if not report:
        return redirect("matchmaking:day_import_columns", slug, pk)
    labels = dict(ImportOutcome.choices)
    context = {
        "event": record.day.event,
        "record": record,
        "report": report,
        "counts": [(labels[name], count) for name, count in report["counts"].items() if count],
        "rows": [_shown(row) | {"happens": labels[row["outcome"]]} for row in report["rows"][:MOST_ROWS]],
        "problems": report["problems"][:100],
        "tabs": day_tabs(record.day, "day_people"),
    }
    return render(request, "matchmaking/import.html", context)


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """Name the fields of a row of the report as the page of the columns does."""

    def named(field: str) -> str:
        return str(LABELS["language" if field == "languages" else field])

    return {
        **row,
        "differences": [each | {"field": named(each["field"])} for each in row["differences"]],
        "kept": [named(field) for field in row["kept"]],
    }


@login_required
def problems(request: HttpRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """Give every problem by its cell as CSV, XLSX or JSON."""
    written_as = format_named(kind)
    record, _user = _found(request, slug, pk)
    table = problems_table(plan_of(record).problems, kind=written_as)
    return table_response(table, name=f"import-{record.pk}-problems")


@login_required
@require_POST
def apply(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Store what the dry run showed."""
    record, user = _found(request, slug, pk)
    if not record.report:
        return redirect("matchmaking:day_import_columns", slug, pk)
    try:
        apply_import(record, tell=request.POST.get("tell") == "1", by=user, now=timezone.now())
        messages.success(request, _("Taken in."))
    except (MeetingRefused, SheetError) as refused:
        messages.error(request, str(refused))
    return redirect("matchmaking:day_import", slug, pk)
