"""Send a written table as a file: the one way in which lists leave the office."""

from django.http import HttpResponse

from circulade.files.sheets import TableFormat, WrittenTable

# What every list of the office is offered in.
OFFERED: tuple[TableFormat, ...] = ("csv", "xlsx", "json")


def table_response(written: WrittenTable, *, name: str) -> HttpResponse:
    """Answer with a table as a file to be saved, never shown or guessed at by the browser; `name` is a slug."""
    response = HttpResponse(written.content, content_type=written.media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{written.suffix}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
