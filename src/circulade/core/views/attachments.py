"""Downloads of uploaded files: only for those who may see what they belong to, never shown in the browser."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from circulade.core.domain.attachments import name_for
from circulade.core.downloads import send_attachment
from circulade.core.models import Attachment


@login_required
def attachment(request: HttpRequest, pk: str) -> FileResponse:
    """Send the file under its own name; 404 for those who may not know of it."""
    wanted = get_object_or_404(Attachment, pk=pk)
    return send_attachment(wanted, name_for(request.user, wanted))
