"""Stored runs: what was computed by whom, and whether the same comes out again."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.domain.queue import enqueue
from circulade.core.domain.run_files import run_file
from circulade.core.downloads import Columns, as_file, attachment, moment
from circulade.core.forms.filters import RunFilter
from circulade.core.models import Run
from circulade.core.queries.office import runs_of
from circulade.core.views.office import office_programme
from circulade.core.withholding import is_withheld, withheld_keys, without_hashes

if TYPE_CHECKING:
    from circulade.accounts.models import User

COLUMNS: Columns[Run] = {
    "run": lambda each: str(each.pk),
    "engine": lambda each: each.engine,
    "contract": lambda each: each.contract,
    "version": lambda each: each.version,
    "seed": lambda each: each.seed,
    "inputs_sha256": lambda each: each.inputs_sha256,
    "result_sha256": lambda each: each.result_sha256,
    "by": lambda each: each.by_id,
    "at": lambda each: moment(each.at),
}


@login_required
def runs(request: HttpRequest) -> HttpResponse:
    """List runs, newest first."""
    programme, user = office_programme(request, "core.read_runs")
    form = RunFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found, kept = runs_of(programme, **wanted), withheld_keys(Run, user, programme)
    if (file := as_file(request, COLUMNS, without_hashes(found.iterator(), kept), name="runs")) is not None:
        return file
    page = Paginator(found.prefetch_related("replays"), 50).get_page(request.GET.get("page"))
    page.object_list = list(without_hashes(page.object_list, kept))
    return render(request, "core/runs.html", {"form": form, "page": page})


def _run(request: HttpRequest, pk: str) -> "tuple[Run, User]":
    programme, user = office_programme(request, "core.read_runs")
    return get_object_or_404(runs_of(programme), pk=pk), user


@login_required
def run(request: HttpRequest, pk: str) -> HttpResponse:
    """Show a run with its replays."""
    shown, user = _run(request, pk)
    programme, _user = office_programme(request, "core.read_runs")
    (shown,) = without_hashes([shown], withheld_keys(Run, user, programme))
    facts = [
        (_("Engine"), f"{shown.engine}, {_('contract version')} {shown.contract}"),
        (_("Package"), shown.version),
        (_("Seed"), shown.seed or "—"),
        (_("SHA-256 of the inputs"), shown.inputs_sha256 or "—"),
        (_("SHA-256 of the result"), shown.result_sha256 or "—"),
        (_("Made by"), shown.by or "—"),
    ]
    replays = shown.replays.select_related("by")[:20]
    return render(request, "core/run.html", {"run": shown, "facts": facts, "replays": replays})


@login_required
@require_POST
def replay(request: HttpRequest, pk: str) -> HttpResponse:
    """Queue a replay."""
    shown, user = _run(request, pk)
    with transaction.atomic():
        enqueue("circulade.core.tasks.replay_run", run_id=str(shown.pk), by_id=user.pk)
    messages.success(request, _("The run is being replayed; reload this page in a moment."))
    return redirect("core:run", pk=pk)


@login_required
def download(request: HttpRequest, pk: str) -> HttpResponse:
    """Give the run as canonical JSON."""
    programme, user = office_programme(request, "core.read_runs")
    shown = get_object_or_404(runs_of(programme), pk=pk)
    if is_withheld(shown, user, programme):
        raise PermissionDenied(_("This run holds what is kept from you: ask a colleague for it."))
    return attachment(run_file(shown), name=f"run-{shown.pk}.json", media_type="application/json")
