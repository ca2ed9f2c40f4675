"""The audit trail: who did what when, and whether the chain is whole."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.domain.queue import enqueue
from circulade.core.downloads import Columns, as_file, moment
from circulade.core.forms.filters import AuditFilter
from circulade.core.models import AuditEntry, ChainCheck
from circulade.core.queries.office import audit_entries
from circulade.core.views.office import office_programme
from circulade.files.canonical import canonical_json

COLUMNS: Columns[AuditEntry] = {
    "number": lambda each: each.number,
    "at": lambda each: moment(each.at),
    "actor": lambda each: each.actor_id,
    "action": lambda each: each.action,
    "subject": lambda each: f"{each.subject_type}:{each.subject_id}",
    "changes": lambda each: canonical_json(each.changes).decode(),
    "previous": lambda each: each.previous,
    "hash": lambda each: each.hash,
}


@login_required
def audit(request: HttpRequest) -> HttpResponse:
    """List entries, newest first, with the state of the chain."""
    programme, _user = office_programme(request, "core.read_audit")
    form = AuditFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = audit_entries(programme, **wanted)
    if (file := as_file(request, COLUMNS, found.iterator(), name="audit")) is not None:
        return file
    page = Paginator(found.select_related("actor"), 50).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "check": ChainCheck.objects.first()}
    return render(request, "core/audit.html", context)


@login_required
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Queue a verification of the whole chain."""
    office_programme(request, "core.read_audit")
    with transaction.atomic():
        enqueue("circulade.core.tasks.check_audit_chain")
    messages.success(request, _("The chain is being verified; reload this page in a moment."))
    return redirect("core:audit")
