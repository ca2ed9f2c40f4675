"""Office pages of the import: upload, mapping, dry run, apply."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.base import File
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.calls.domain.import_report import problems_table
from circulade.calls.domain.import_seeing import reader_of
from circulade.calls.domain.importing import (
    apply_import,
    dry_run,
    export_of,
    from_json,
    plan_of,
    set_mapping,
    start_import,
)
from circulade.calls.domain.trouble import Refused
from circulade.calls.forms.importing import MappingForm, UploadForm, samples_of
from circulade.calls.models import Call, Import
from circulade.calls.queries.imports import import_of, imports_of
from circulade.calls.queries.questions import questions_of
from circulade.calls.views.loading import clock, office, signed_in
from circulade.calls.views.office import shell
from circulade.core.domain.attachments import Refused as FileRefused
from circulade.core.downloads import Columns, as_file, format_named, moment, table_response
from circulade.files.sheets import DEFAULT_LIMITS, SheetError

MOST_ROWS = 200
IMPORTS: Columns[Import] = {
    "file": lambda each: each.file.name if each.file else "",
    "uploaded_at": lambda each: moment(each.made_at),
    "by": lambda each: str(each.made_by or ""),
    "imported_at": lambda each: moment(each.applied_at),
    "new": lambda each: each.report.get("counts", {}).get("new"),
    "changed": lambda each: each.report.get("counts", {}).get("changed"),
    "problems": lambda each: each.report.get("problem_count"),
}


def _found(request: HttpRequest, slug: str, pk: int) -> Import:
    call = office(request, slug, "calls.import_applications")
    record = import_of(call, pk)
    if record is None:
        raise Http404
    record.call = call
    return record


@login_required
def imports(request: HttpRequest, slug: str) -> HttpResponse:
    """List the imports into a call, and take a new export."""
    call = office(request, slug, "calls.import_applications")
    if (file := as_file(request, IMPORTS, imports_of(call), name=f"{slug}-imports")) is not None:
        return file
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        record = _started(request, call, form)
        if record is not None:
            return redirect("calls:import_mapping", slug, record.pk)
    context = shell(request, call, "imports") | {"form": form, "imports": imports_of(call)[:50]}
    return render(request, "calls/importing/imports.html", context, status=422 if form.errors else 200)


def _started(request: HttpRequest, call: Call, form: UploadForm) -> Import | None:
    export, uploads = form.cleaned_data["export"], form.cleaned_data["uploads"]
    header = form.cleaned_data["id_header"]
    try:
        return start_import(
            call,
            name=str(export.name),
            content=_content(export),
            uploads=(str(uploads.name), _content(uploads)) if uploads else None,
            metadata={"contribution_id": header} if header else None,
            by=signed_in(request),
            now=clock(),
        )
    except SheetError as error:
        for problem in error.problems:
            form.add_error("export", str(problem))
    except (Refused, FileRefused) as refused:
        form.add_error("export", str(refused))
    return None


def _content(upload: File[bytes]) -> bytes:
    if (upload.size or 0) > DEFAULT_LIMITS.file_bytes:
        raise Refused(_("“%s” is larger than 50 MB.") % upload.name)
    return bytes(upload.read())


@login_required
def mapping(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Choose which column answers which question, with suggestions and sample answers."""
    record = _found(request, slug, pk)
    if record.applied_at:
        return redirect("calls:import", slug, pk)
    whole, reader = export_of(record), reader_of(record.call, signed_in(request))
    export = reader.export(whole)
    form = MappingForm(
        export,
        questions_of(record.call),
        from_json(record.mapping),
        request.POST or None,
        withheld=len(export.contributions) < len(whole.contributions),
    )
    if request.method == "POST" and form.is_valid():
        try:
            set_mapping(record, form.chosen(), by=signed_in(request), now=clock())
            plan = dry_run(record)
        except (Refused, SheetError) as refused:
            form.add_error(None, str(refused))
        else:
            # Answers that are no option are asked about here once their column is known.
            again = "again" in request.POST
            if not plan.problems and not again:
                messages.success(request, _("The export fits the questions."))
            return redirect("calls:import_mapping" if again else "calls:import", slug, pk)
    used = {column.key for question in form.questions for column in form.columns_of(question)}
    context = shell(request, record.call, "imports") | {
        "record": record,
        "form": form,
        "rows": form.rows(),
        "columns": [(column, column.key in used, samples_of(export, column)) for column in export.columns],
        "contributions": len(whole.contributions),
        "withheld": len(whole.contributions) - len(export.contributions),
    }
    return render(request, "calls/importing/mapping.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def check(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Try the import again; nothing is stored but the report."""
    dry_run(_found(request, slug, pk))
    return redirect("calls:import", slug, pk)


@login_required
def show(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show what the import would do, or did."""
    record, user = _found(request, slug, pk), signed_in(request)
    report, reader = record.report, reader_of(record.call, user)
    rows = reader.rows(report)
    context = shell(request, record.call, "imports") | {
        "record": record,
        "report": report,
        "new": [row for row in rows if row["outcome"] == "new"][:MOST_ROWS],
        "changed": [row for row in rows if row["outcome"] == "changed"][:MOST_ROWS],
        "conflicts": [row for row in rows if row["outcome"] == "conflict"],
        "new_total": report.get("counts", {}).get("new", 0),
        "problems": reader.listed(report)[:100],
        "absent": reader.absent(report),
        "withheld": reader.withheld,
        "files": [each for each in (record.file, record.uploads) if each is not None],
        "may_read": user.has_perm("calls.read_import", record),
    }
    return render(request, "calls/importing/import.html", context)


@login_required
def problems(request: HttpRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """Give every problem by its cell as CSV, XLSX or JSON."""
    written_as = format_named(kind)
    record = _found(request, slug, pk)
    every = plan_of(record).problems
    seen = reader_of(record.call, signed_in(request)).problems(every)
    written = problems_table(seen, withheld=len(every) - len(seen), kind=written_as)
    return table_response(written, name=f"import-{record.pk}-problems")


@login_required
@require_POST
def apply(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Store what the dry run showed."""
    record = _found(request, slug, pk)
    if not record.report:
        return redirect("calls:import_mapping", slug, pk)
    decided = {
        row["contribution"]: request.POST.get(f"decide-{row['contribution']}", "")
        for row in record.report.get("rows", [])
        if row["outcome"] == "conflict"
    }
    try:
        apply_import(record, decided=decided, by=signed_in(request), now=clock())
    except (Refused, SheetError, FileRefused) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Imported. Next: confirm the territories."))
    return redirect("calls:import", slug, pk)
