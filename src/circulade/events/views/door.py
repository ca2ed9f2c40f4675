"""At the door: the desk with a code to type, the address of a QR code, the worker for lost networks, the list."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.downloads import attachment
from circulade.core.text.catalogue import SOURCE, said
from circulade.events.domain.checking_in import (
    NotExpected,
    Scan,
    check_in,
    expected,
    merge,
    undo_check_in,
)
from circulade.events.domain.printing import badges
from circulade.events.enums import CheckInSource, RegistrationState
from circulade.events.forms.attendance import CodeForm
from circulade.events.forms.refusing import put_refusal
from circulade.events.queries.figures import event_figures
from circulade.events.views.loading import clock, office, signed_in
from circulade.events.views.tabs import event_tabs

MOST_AT_ONCE = 2000


@login_required
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """Type a code; the page also sends what phones kept while they had no network."""
    found = office(request, slug, "events.check_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            one = expected(found, form.cleaned_data["code"])
            _made, is_new = check_in(one, at=clock(), by=signed_in(request))
            said = _("%s is checked in.") if is_new else _("%s was checked in before.")
            messages.success(request, said % one.name)
            return redirect("events:office_door", slug)
        except NotExpected as unknown:
            put_refusal(form, unknown)
    context = {
        "event": found,
        "tabs": event_tabs(found, request, "door"),
        "form": form,
        "figures": event_figures(found).modes,
    }
    return render(request, "events/office/door.html", context, status=422 if form.errors else 200)


@login_required
def code(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """What the camera opens: who it is, and one button to check them in."""
    found = office(request, slug, "events.check_in")
    context: dict[str, Any] = {"event": found, "code": code}
    try:
        one = expected(found, code)
    except NotExpected as unknown:
        return render(request, "events/office/scanned.html", context | {"unknown": str(unknown)}, status=404)
    if request.method == "POST" and "undo" in request.POST:
        if undo_check_in(one, by=signed_in(request), now=clock()):
            messages.success(request, _("%s is not checked in any more.") % one.name)
        return redirect("events:office_door_list", slug)
    if request.method == "POST":
        _made, is_new = check_in(one, at=clock(), by=signed_in(request), source=CheckInSource.SCAN)
        messages.success(
            request, (_("%s is checked in.") if is_new else _("%s was checked in before.")) % one.name
        )
        return redirect("events:office_door", slug)
    return render(
        request, "events/office/scanned.html", context | {"one": one, "held": getattr(one, "check_in", None)}
    )


@login_required
def worker(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the script that answers scanned addresses while there is no network."""
    office(request, slug, "events.check_in")
    path = finders.find("events/door-worker.js")
    if not isinstance(path, str):
        raise Http404
    words = json.dumps(_offline_words(), ensure_ascii=False)
    with open(path, encoding="utf-8") as file:  # noqa: PTH123  # a path found by Django's own finders
        script = f"const SAID = {words};\n{file.read()}"
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def _offline_words() -> dict[str, str]:
    """Return what the pages without a network say; 0 stands where the script puts a number or a code."""
    waiting = said(
        "There is no network. Codes kept on this device: {count}. They are sent when the desk’s page is open and "
        "the network is back.",
        count=0,
    )
    said_there = {
        "title": said("Check-in"),
        "noted": said("Noted: {code}", code=0),
        "waiting": waiting,
        "code": said("Code"),
        "note": said("Note it"),
        "desk": said("Desk"),
    }
    return {"language": get_language() or SOURCE, **{key: escape(text) for key, text in said_there.items()}}


@login_required
@require_POST
def merge_scans(request: HttpRequest, slug: str) -> JsonResponse:
    """Take in what a phone kept; each reading is answered, so that the phone can forget it."""
    found = office(request, slug, "events.check_in")
    try:
        scans = [_scan(each) for each in json.loads(request.body)["scans"][:MOST_AT_ONCE]]
    except (ValueError, KeyError, TypeError) as error:
        return JsonResponse({"error": f"scans: a list of code, at and scan is needed ({error})"}, status=400)
    told = merge(found, scans, by=signed_in(request), now=clock())
    return JsonResponse({"scans": [{"scan": str(one.scan), "problem": problem} for one, problem in told]})


def _scan(told: dict[str, Any]) -> Scan:
    at = parse_datetime(str(told["at"]))
    if not isinstance(at, datetime) or at.tzinfo is None:
        raise ValueError("at: a moment with its zone is needed")
    return Scan(str(told["code"])[:20], at, UUID(str(told["scan"])))


@login_required
def door_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everybody who is expected, to be printed and ticked."""
    found = office(request, slug, "events.check_in")
    people = found.registrations.filter(state=RegistrationState.APPROVED).select_related("check_in")
    return render(
        request,
        "events/office/door_list.html",
        {"event": found, "people": list(people.order_by("name", "pk"))},
    )


@login_required
def badge_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the badges."""
    found = office(request, slug, "events.read_people")
    return attachment(badges(found), name=f"{slug}-badges.pdf", media_type="application/pdf")
