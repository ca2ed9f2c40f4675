"""Downloads of uploaded files: only for those who may see what they belong to, never shown in the browser."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from circulade.core.domain.attachments import name_for
from circulade.core.enums import ScanState
from circulade.core.models import Attachment


@login_required
def attachment(request: HttpRequest, pk: str) -> FileResponse:
    """Send the file under its own name; 404 for those who may not know of it."""
    wanted = get_object_or_404(Attachment, pk=pk)
    name = name_for(request.user, wanted)
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
