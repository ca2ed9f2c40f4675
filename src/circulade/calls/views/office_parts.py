"""Office pages of a call's tracks and criteria."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.calls.domain.criteria import delete_criterion, save_criterion
from circulade.calls.domain.tracks import delete_track, save_track
from circulade.calls.domain.trouble import Refused
from circulade.calls.forms.parts import CriterionForm, TrackForm
from circulade.calls.models import Call, Criterion, Track
from circulade.calls.queries.pages import AnchoredCriterion, anchored, places_of
from circulade.calls.views.loading import clock, office, signed_in
from circulade.calls.views.office import shell
from circulade.core.downloads import Columns, as_file

TRACKS: Columns[Track] = {
    "track": lambda each: str(each.name),
    "code": lambda each: each.code,
    "places": lambda each: each.places,
    "least": lambda each: each.least,
    "most": lambda each: each.most,
}
CRITERIA: Columns[AnchoredCriterion] = {
    "criterion": lambda each: str(each.criterion.name),
    "code": lambda each: each.criterion.code,
    "description": lambda each: str(each.criterion.description),
    "weight": lambda each: each.criterion.weight,
    "share_percent": lambda each: each.share,
    "least": lambda each: float(each.criterion.least),
    "most": lambda each: float(each.criterion.most),
    "threshold": lambda each: None if each.criterion.threshold is None else float(each.criterion.threshold),
    "anchors": lambda each: "; ".join(f"{score}: {text}" for score, text in each.anchors),
}


def _edit_track(request: HttpRequest, call: Call, track: Track | None) -> HttpResponse:
    form = TrackForm(call, request.POST or None, part=track)
    if request.method == "POST" and form.is_valid():
        try:
            save_track(
                call, form.values(), by=signed_in(request), now=clock(), track=track, notice=form.notice
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("calls:office_tracks", call.slug)
    context = shell(request, call, "tracks") | {
        "form": form,
        "part": track,
        "tracks": [(each, places_of(each)) for each in call.tracks.all()],
    }
    return render(request, "calls/office/tracks.html", context, status=422 if form.errors else 200)


def _edit_criterion(request: HttpRequest, call: Call, criterion: Criterion | None) -> HttpResponse:
    form = CriterionForm(call, request.POST or None, part=criterion)
    if request.method == "POST" and form.is_valid():
        try:
            save_criterion(
                call,
                form.values(),
                by=signed_in(request),
                now=clock(),
                criterion=criterion,
                notice=form.notice,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("calls:office_criteria", call.slug)
    context = shell(request, call, "criteria") | {
        "form": form,
        "part": criterion,
        "criteria": anchored(call.criteria.all()),
    }
    return render(request, "calls/office/criteria.html", context, status=422 if form.errors else 200)


@login_required
def tracks(request: HttpRequest, slug: str) -> HttpResponse:
    """List the tracks and add one."""
    call = office(request, slug, "calls.change_call")
    if (file := as_file(request, TRACKS, call.tracks.all(), name=f"{slug}-tracks")) is not None:
        return file
    return _edit_track(request, call, None)


@login_required
def track(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a track."""
    call = office(request, slug, "calls.change_call")
    return _edit_track(request, call, get_object_or_404(call.tracks, pk=pk))


@login_required
def criteria(request: HttpRequest, slug: str) -> HttpResponse:
    """List the criteria and add one."""
    call = office(request, slug, "calls.change_call")
    rows = anchored(call.criteria.all()) if "format" in request.GET else ()
    if (file := as_file(request, CRITERIA, rows, name=f"{slug}-criteria")) is not None:
        return file
    return _edit_criterion(request, call, None)


@login_required
def criterion(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a criterion."""
    call = office(request, slug, "calls.change_call")
    return _edit_criterion(request, call, get_object_or_404(call.criteria, pk=pk))


def _delete(request: HttpRequest, delete: Callable[..., None], part: Any) -> None:
    try:
        delete(part, by=signed_in(request), now=clock(), notice=request.POST.get("notice", ""))
        messages.success(request, _("Deleted."))
    except Refused as refused:
        messages.error(request, str(refused))


@login_required
@require_POST
def remove_track(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Delete a track."""
    call = office(request, slug, "calls.change_call")
    _delete(request, delete_track, get_object_or_404(call.tracks.select_related("call"), pk=pk))
    return redirect("calls:office_tracks", slug)


@login_required
@require_POST
def remove_criterion(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Delete a criterion."""
    call = office(request, slug, "calls.change_call")
    _delete(request, delete_criterion, get_object_or_404(call.criteria.select_related("call"), pk=pk))
    return redirect("calls:office_criteria", slug)
