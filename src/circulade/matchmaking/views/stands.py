"""Meetings at stands: a participant asks for one by their link; the organiser sees all of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from circulade.core.downloads import Columns, as_file, moment
from circulade.core.text.catalogue import said
from circulade.events.models import Stand
from circulade.events.views.speaking import of_stand
from circulade.matchmaking.domain.participants import there
from circulade.matchmaking.domain.schedule import clocks_of, event_clock, times_of
from circulade.matchmaking.domain.stands import (
    book_stand,
    bookings_of,
    cancel_booking,
    decline_visit,
    free_slots,
)
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.forms.participants import VisitForm
from circulade.matchmaking.models import Participant, StandBooking
from circulade.matchmaking.views.participating import participating
from circulade.matchmaking.views.scope import day_of, day_tabs

BOOKINGS: Columns[StandBooking] = {
    "slot": lambda each: each.slot.number,
    "starts": lambda each: moment(each.slot.starts),
    "stand": lambda each: each.stand.number,
    "name_of_stand": lambda each: each.stand.name,
    "visitor": lambda each: each.participant.registration.name,
    "reason": lambda each: each.reason,
}


@participating
def stands(request: HttpRequest, one: Participant, token: str) -> HttpResponse:
    """List the stands that take meetings, with the slots in which both are free."""
    found = list(one.day.event.stands.filter(meetings=True).select_related("organisation"))
    free = free_slots(one, found) if there([one]) else {}
    context = {
        "one": one,
        "event": one.day.event,
        "token": token,
        "booked": [
            (each, times_of(each.slot, one.zone))
            for each in one.stand_bookings.select_related("slot", "stand")
        ],
        "declined": [
            (each, times_of(each.slot, one.zone))
            for each in one.declined_visits.select_related("slot", "stand")
        ],
        "stands": [
            (stand, [(slot.pk, times_of(slot, one.zone)) for slot in free.get(stand.pk, [])])
            for stand in found
        ],
        **clocks_of(one),
    }
    return render(request, "matchmaking/mine_stands.html", context)


@require_POST
@participating
def book(request: HttpRequest, one: Participant, token: str, pk: int) -> HttpResponse:
    """Ask a stand for a meeting."""
    stand = get_object_or_404(one.day.event.stands, pk=pk)
    form = VisitForm(request.POST, slots=one.day.slots.all())
    try:
        if not form.is_valid():
            raise MeetingRefused(said("Slot: choose one of those that are free."))
        typed = form.cleaned_data
        book_stand(one, stand, typed["slot"], reason=typed["reason"], now=timezone.now())
        messages.success(request, said("You meet the people of “{stand}”.", stand=stand))
    except MeetingRefused as refused:
        messages.error(request, str(refused))
    return redirect("matchmaking:mine_stands", token)


@require_POST
@participating
def cancel(request: HttpRequest, one: Participant, token: str, pk: int) -> HttpResponse:
    """Take a meeting at a stand back."""
    booking = get_object_or_404(one.stand_bookings.select_related("slot", "stand"), pk=pk)
    booking.participant = one
    cancel_booking(booking, now=timezone.now())
    messages.success(request, said("The time is free again."))
    return redirect("matchmaking:mine_stands", token)


@of_stand
def visits(request: HttpRequest, stand: Stand, token: str) -> HttpResponse:
    """Show the people of a stand who visits them, and let them decline a visit with a reason."""
    if not hasattr(stand.event, "meeting_day"):
        raise Http404
    rows = stand.bookings.select_related("slot", "participant__registration").order_by("slot__number")
    if request.method == "POST":
        booking = get_object_or_404(stand.bookings, pk=whole(request.POST.get("visit", "")))
        try:
            decline_visit(booking, answer=request.POST.get("answer", ""), now=timezone.now())
            messages.success(request, said("Declined: the visitor is told, and the time is free again."))
        except MeetingRefused as refused:
            messages.error(request, str(refused))
        return redirect("matchmaking:stand_visits", token)
    zone = stand.event.time_zone
    context = {
        "stand": stand,
        "event": stand.event,
        "token": token,
        "times": event_clock(stand.event),
        "visits": [(each, times_of(each.slot, zone)) for each in rows],
    }
    return render(request, "matchmaking/stand_visits.html", context)


def whole(typed: str) -> int:
    """Return a number that was sent, 0 for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else 0


@login_required
def bookings(request: HttpRequest, slug: str) -> HttpResponse:
    """List the meetings at stands for the organiser."""
    found, _user = day_of(request, slug)
    rows = bookings_of(found)
    if (file := as_file(request, BOOKINGS, rows, name="stand-meetings")) is not None:
        return file
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {"event": found.event, "day": found, "page": page, "tabs": day_tabs(found, "day_stands")}
    return render(request, "matchmaking/stands.html", context)
