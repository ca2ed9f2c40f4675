"""A participant's own pages, by the link of the registration: presence, requests, and the meetings."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from circulade.core.downloads import attachment
from circulade.core.text.catalogue import said
from circulade.matchmaking.domain import schedule
from circulade.matchmaking.domain.agenda import agenda_of
from circulade.matchmaking.domain.kinds import apart_by_kind
from circulade.matchmaking.domain.outcomes import missed_of
from circulade.matchmaking.domain.participants import state_availability, there
from circulade.matchmaking.domain.partners import partners_for
from circulade.matchmaking.domain.requests import answer_request, ask_for_meeting, take_back
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import RequestState
from circulade.matchmaking.forms.participants import ParticipantForm, RequestForm
from circulade.matchmaking.models import MeetingPlan, MeetingRequest, Participant
from circulade.matchmaking.queries.days import peer_tables_of, people_of, requests_of
from circulade.matchmaking.views.day import told
from circulade.matchmaking.views.participating import participating


def published_for(one: Participant) -> MeetingPlan | None:
    """Return the plan that participants see."""
    plan = one.day.published
    if plan is not None:
        plan.day = one.day
    return plan


@participating
def page(request: HttpRequest, one: Participant, token: str) -> HttpResponse:
    """Show one's meetings and requests, and say when one is there."""
    form = ParticipantForm(one, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            state_availability(one, form.present(), by=None, **form.values())
        except MeetingRefused as refused:
            told(form, refused)
        else:
            messages.success(request, said("Saved."))
            return redirect("matchmaking:mine", token)
    plan = published_for(one)
    tables = list(peer_tables_of(one)) if plan else []
    requests = list(requests_of(one.day).filter(Q(asking=one) | Q(asked=one)))
    made = [each for each in requests if each.asking_id == one.pk]
    context: dict[str, Any] = {
        "one": one,
        "event": one.day.event,
        "token": token,
        "form": form,
        "here": bool(there([one])),
        "plan": plan,
        "peer_tables": tables,
        "agenda": agenda_of(plan, one, tables),
        "missed": missed_of(plan, made) if plan else [],
        **schedule.clocks_of(one),
        "made": made,
        "received": [each for each in requests if each.asked_id == one.pk],
    }
    return render(request, "matchmaking/mine.html", context, status=422 if form.errors else 200)


@participating
def people(request: HttpRequest, one: Participant, token: str) -> HttpResponse:
    """Find whom to meet: suggestions with reasons, and everybody who takes part."""
    known = people_of(one.day).annotate(is_asked=Exists(one.requests_made.filter(asked=OuterRef("pk"))))
    others = [each for each in there(known) if each.pk != one.pk]
    words = request.GET.get("words", "").strip().casefold()
    listed = [each for each in others if not words or words in _text(each)]
    context = {
        "one": one,
        "event": one.day.event,
        "token": token,
        "suggested": partners_for(one, _allowed(one, others), seed=one.day.seed)
        if (one.seeks or one.offers or one.has)
        else [],
        "page": Paginator(listed, 50).get_page(request.GET.get("page")),
        "words": request.GET.get("words", ""),
        "form": RequestForm(),
    }
    return render(request, "matchmaking/mine_people.html", context)


def _allowed(one: Participant, others: list[Participant]) -> list[Participant]:
    """Leave out those whom the organiser's kinds keep apart from somebody."""
    apart = apart_by_kind(one.day, (frozenset((one.pk, each.pk)) for each in others))
    return [each for each in others if frozenset((one.pk, each.pk)) not in apart]


def _text(one: Participant) -> str:
    parts = (one.registration.name, one.registration.organisation_name, one.seeks, one.offers)
    return " ".join(parts).casefold()


@require_POST
@participating
def ask(request: HttpRequest, one: Participant, token: str) -> HttpResponse:
    """Ask somebody for a meeting."""
    form = RequestForm(request.POST)
    try:
        if not form.is_valid():
            raise MeetingRefused(said("Priority: choose one of the three."))
        other = people_of(one.day).filter(pk=form.cleaned_data["asked"]).first()
        if other is None:
            raise MeetingRefused(said("Whom: nobody of these meetings."))
        ask_for_meeting(
            one,
            other,
            priority=form.cleaned_data["priority"],
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
        )
        messages.success(request, said("Your request to meet {name} is noted.", name=other.registration.name))
    except MeetingRefused as refused:
        messages.error(request, str(refused))
    return redirect("matchmaking:mine", token)


@require_POST
@participating
def answer(request: HttpRequest, one: Participant, token: str, pk: int) -> HttpResponse:
    """Accept or decline a request that was received, or take back one's own."""
    mine = MeetingRequest.objects.select_related("asking__day", "asked__day")
    found = get_object_or_404(mine.filter(asking=one) | mine.filter(asked=one), pk=pk)
    wanted = request.POST.get("to", "")
    try:
        if found.asking_id == one.pk:
            take_back(found, now=timezone.now())
        elif wanted in (RequestState.ACCEPTED, RequestState.DECLINED):
            answer_request(found, RequestState(wanted), now=timezone.now())
        else:
            raise MeetingRefused(said("Please accept or decline."))
        messages.success(request, said("Saved."))
    except MeetingRefused as refused:
        messages.error(request, str(refused))
    return redirect("matchmaking:mine", token)


def _on_paper(one: Participant) -> MeetingPlan | None:
    """Return the published plan; who has neither that nor a visit to a stand has nothing on paper."""
    plan = published_for(one)
    if plan is None and not one.stand_bookings.exists():
        raise Http404
    return plan


@participating
def calendar(request: HttpRequest, one: Participant, token: str) -> HttpResponse:
    """Give one's appointments as iCalendar."""
    content = schedule.calendar_of(_on_paper(one), one)
    return attachment(content, name="meetings.ics", media_type="text/calendar; charset=utf-8")


@participating
def paper(request: HttpRequest, one: Participant, token: str) -> HttpResponse:
    """Give one's appointments as PDF."""
    return attachment(
        schedule.person_paper(_on_paper(one), one), name="meetings.pdf", media_type="application/pdf"
    )
