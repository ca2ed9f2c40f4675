"""Send tables as files: the one way in which lists leave the office.

A page that lists something offers the same list, whole and narrowed alike, as a file: it calls `as_file` with its
columns and rows, and shows `{% exports %}`. So a file needs the permission of its page and hides what the page hides.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from circulade.core.enums import ScanState
from circulade.core.models import Attachment
from circulade.files.sheets import TableFormat, Value, WrittenTable, write_table

# What every list of the office is offered in.
OFFERED: tuple[TableFormat, ...] = ("csv", "xlsx", "json")

Row = TypeVar("Row")
Columns = Mapping[str, Callable[[Row], Value]]


def format_named(name: str) -> TableFormat:
    """Return the format of this name; 404 for any other."""
    found = next((each for each in OFFERED if each == name), None)
    if found is None:
        raise Http404
    return found


def as_file(
    request: HttpRequest, columns: Columns[Row], rows: Iterable[Row], *, name: str
) -> HttpResponse | None:
    """Answer `?format=csv`, xlsx or json with a table of all rows; without `format` None: the page is wanted."""
    asked = request.GET.get("format", "")
    if not asked:
        return None
    kind = format_named(asked)
    table = [[value(row) for value in columns.values()] for row in rows]
    return table_response(write_table(list(columns), table, kind=kind, title=name), name=name)


def table_response(written: WrittenTable, *, name: str) -> HttpResponse:
    """Answer with a table as a file to be saved; `name` is a slug."""
    return attachment(written.content, name=f"{name}.{written.suffix}", media_type=written.media_type)


def exports_of(request: HttpRequest, address: str = "") -> list[tuple[str, str]]:
    """Label and address of a list in each format, narrowed as the page is."""
    query = request.GET.copy()
    query.pop("page", None)
    found = []
    for kind in OFFERED:
        query["format"] = kind
        found.append((kind.upper(), f"{address}?{query.urlencode()}"))
    return found


def moment(value: Any) -> str:
    """Write a moment or a day as ISO 8601, empty where there is none."""
    return value.isoformat() if value else ""


def send_attachment(wanted: Attachment, name: str) -> FileResponse:
    """Send an uploaded file to be saved, never shown; the caller has asked who may have it. 404 if it is infected."""
    if wanted.scan == ScanState.INFECTED or not name:
        raise Http404
    try:
        stored = wanted.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(stored, as_attachment=True, filename=name, content_type=wanted.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def attachment(
    content: bytes | str, *, name: str, media_type: str, for_everybody: bool = False
) -> HttpResponse:
    """Answer with a file to be saved, never shown or guessed at; kept by no cache unless it is for everybody."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    if not for_everybody:
        response["Cache-Control"] = "private, no-store"
    return response
