"""The plan as a board of tables and slots, and one meeting moved by hand after what that breaks is said."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from circulade.core.downloads import as_file
from circulade.matchmaking.domain.moving import against_of, clashes_of, move_meeting
from circulade.matchmaking.domain.schedule import times_of
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.forms.days import MoveForm
from circulade.matchmaking.models import Meeting, MeetingPlan, MeetingSlot
from circulade.matchmaking.queries.days import meetings_of
from circulade.matchmaking.views.day import told
from circulade.matchmaking.views.plan import MEETINGS, newest_plan
from circulade.matchmaking.views.scope import day_of, day_tabs

TABLES_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the board: a table, or (None) everything online; its cells in the order of the slots."""

    table: int | None
    cells: list[tuple[MeetingSlot, list[Meeting]]]


@login_required
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who sits where in each slot; with a pointer a meeting can be dragged, without one it has a link."""
    found, _user = day_of(request, slug)
    plan = newest_plan(found)
    rows = list(meetings_of(plan))
    if (file := as_file(request, MEETINGS, rows, name="meeting-plan")) is not None:
        return file
    slots = list(found.slots.all())
    last = max([found.tables, *(one.table for one in rows if one.table is not None)])
    page = Paginator(range(1, last + 1), TABLES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "event": found.event,
        "day": found,
        "plan": plan,
        "slots": [(slot, times_of(slot, found.event.time_zone)) for slot in slots],
        "lanes": _lanes(rows, slots, [*page, None]),
        "page": page,
        "tabs": day_tabs(found, "day_plan"),
    }
    return render(request, "matchmaking/board.html", context)


def _lanes(rows: list[Meeting], slots: list[MeetingSlot], tables: list[int | None]) -> list[Lane]:
    placed: dict[tuple[int | None, int], list[Meeting]] = {}
    for one in rows:
        placed.setdefault((one.table, one.slot_id), []).append(one)
    return [Lane(table, [(slot, placed.get((table, slot.pk), [])) for slot in slots]) for table in tables]


@login_required
def meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Move a meeting by hand. With a place in the address it is first said what the move would break."""
    found, user = day_of(request, slug)
    plan = newest_plan(found)
    one = get_object_or_404(meetings_of(plan), pk=pk)
    one.plan = plan
    given = request.POST if request.method == "POST" else request.GET if "slot" in request.GET else None
    form = MoveForm(given, day=found, initial={"slot": one.slot_id, "table": one.table})
    context: dict[str, Any] = {
        "event": found.event,
        "day": found,
        "meeting": one,
        "form": form,
        "tabs": day_tabs(found, "day_plan"),
    }
    if form.is_bound and form.is_valid():
        slot, table = form.cleaned_data["slot"], form.cleaned_data["table"]
        if request.method == "POST":
            try:
                move_meeting(one, slot, table, anyway=form.cleaned_data["anyway"], by=user)
                messages.success(request, _("Moved."))
                return redirect(f"matchmaking:{_back(request)}", slug)
            except MeetingRefused as refused:
                told(form, refused)
        context |= _what_breaks(one, plan, slot, table)
    template = "parts/move" if request.GET.get("part") == "1" else "meeting"
    failed = request.method == "POST" and form.errors
    return render(request, f"matchmaking/{template}.html", context, status=422 if failed else 200)


def _back(request: HttpRequest) -> str:
    return "day_board" if request.POST.get("back") == "board" else "day_plan"


def _what_breaks(one: Meeting, plan: MeetingPlan, slot: MeetingSlot, table: int | None) -> dict[str, Any]:
    slot.day = plan.day
    impossible, against = clashes_of(one, slot, table), against_of(one, slot, table)
    return {
        "asked": True,
        "to": {"slot": slot, "table": table},
        "impossible": bool(impossible),
        "broken": [*impossible, *against],
    }
