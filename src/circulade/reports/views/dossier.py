"""The documents of a selection: dossier as PDF and DOCX, and the bundle that anybody can recompute."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.cohorts.models import CohortSelection
from circulade.cohorts.sources import source_of
from circulade.core.downloads import attachment
from circulade.reports.domain import dossier as documents

KINDS = {
    "pdf": (documents.pdf_of, "dossier", "application/pdf"),
    "docx": (
        documents.docx_of,
        "dossier",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "zip": (documents.bundle_of, "bundle", "application/zip"),
}


@login_required
def dossier(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Send one document of a selection as a file."""
    programme = current_programme(request)
    selection = get_object_or_404(
        CohortSelection.objects.select_related("run", "rule_set", "supersedes"),
        pk=pk,
        rule_set__programme_id=programme.pk if programme else None,
    )
    try:
        call = documents.call_of(selection)
        make, name, media_type = KINDS[kind]
    except LookupError:
        raise Http404 from None
    require(request.user, "calls.read_selection", call)
    if isinstance(request.user, User) and source_of(call).hidden(call, request.user):
        # The documents speak of every applicant: whoever has a conflict with one reads the page, which leaves it out.
        raise PermissionDenied(
            _("You have a conflict with an application of this call: ask a colleague for it.")
        )
    file_name = f"{name}-{call.slug}-{selection.number}.{kind}"
    return attachment(make(selection), name=file_name, media_type=media_type)
