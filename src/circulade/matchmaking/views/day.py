"""The organiser's pages of a matchmaking day: set-up, participants, requests, rules."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.downloads import Columns, as_file, moment
from circulade.matchmaking.domain.days import change_day, open_day
from circulade.matchmaking.domain.kinds import kept_apart, kinds_there, label_of, pair_of, set_apart
from circulade.matchmaking.domain.outcomes import outcomes_of
from circulade.matchmaking.domain.participants import (
    leave_meetings,
    return_to_meetings,
    state_availability,
    take_in_everybody,
)
from circulade.matchmaking.domain.rules import drop_rule, set_rule
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind
from circulade.matchmaking.forms.days import DayForm, PairRuleForm
from circulade.matchmaking.forms.participants import OnBehalfForm, PeopleFilter
from circulade.matchmaking.models import MeetingDay, MeetingRequest, PairRule, Participant
from circulade.matchmaking.queries.days import current_plan, people_called, people_of, requests_of
from circulade.matchmaking.views.scope import day_of, day_tabs, event_of

PEOPLE: Columns[Participant] = {
    "name": lambda each: each.registration.name,
    "organisation": lambda each: each.registration.organisation_name,
    "country": lambda each: each.registration.country,
    "mode": lambda each: each.registration.mode,
    "available": lambda each: each.available,
    "most": lambda each: each.most,
    "seeks": lambda each: each.seeks,
    "offers": lambda each: each.offers,
    "withdrawn_at": lambda each: moment(each.withdrawn_at),
}
REQUESTS: Columns[MeetingRequest] = {
    "asking": lambda each: each.asking.registration.name,
    "asked": lambda each: each.asked.registration.name,
    "priority": lambda each: each.priority,
    "reason": lambda each: each.reason,
    "state": lambda each: each.state,
    "made_at": lambda each: moment(each.made_at),
}
RULES: Columns[PairRule] = {
    "kind": lambda each: each.kind,
    "a": lambda each: each.a.registration.name,
    "b": lambda each: each.b.registration.name,
    "slot": lambda each: each.slot.number if each.slot else None,
    "reason": lambda each: each.reason,
}


def told(form: forms.Form, refused: MeetingRefused) -> None:
    """Put a refusal where it was typed."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


@login_required
def day(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the meetings of an event, or change their set-up."""
    event, user = event_of(request, slug)
    found = MeetingDay.objects.filter(event=event).first()
    form = DayForm(request.POST or None, event=event, day=found)
    if request.method == "POST" and form.is_valid():
        try:
            if found is None:
                open_day(event, form.grid(), by=user, **form.values())
            else:
                change_day(found, by=user, grid=form.grid(), **form.values())
        except MeetingRefused as refused:
            told(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("matchmaking:day", slug)
    context = {
        "event": event,
        "day": found,
        "form": form,
        "slots": list(found.slots.all()) if found else [],
        "tabs": day_tabs(found, "day") if found else [],
    }
    return render(request, "matchmaking/day.html", context, status=422 if form.errors else 200)


@login_required
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """List who takes part."""
    found, _user = day_of(request, slug)
    narrowed = PeopleFilter(request.GET or None)
    words = narrowed.cleaned_data["q"] if narrowed.is_valid() else ""
    rows = people_called(found, words).annotate(
        made=Count("requests_made", distinct=True), received=Count("requests_received", distinct=True)
    )
    if (file := as_file(request, PEOPLE, rows, name="participants")) is not None:
        return file
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {
        "event": found.event,
        "day": found,
        "filter": narrowed,
        "words": words,
        "page": page,
        "tabs": day_tabs(found, "day_people"),
    }
    return render(request, "matchmaking/people.html", context)


@login_required
@require_POST
def take_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Take in everybody who has a seat."""
    found, user = day_of(request, slug)
    made = take_in_everybody(found, by=user)
    messages.success(request, _("%s new participants.") % made)
    return redirect("matchmaking:day_people", slug)


def _person(found: MeetingDay, pk: int) -> Participant:
    return get_object_or_404(people_of(found), pk=pk)


@login_required
def person(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show what one participant got of the plan, and why not; say for them when they are there."""
    found, user = day_of(request, slug)
    one = _person(found, pk)
    one.day = found
    form = OnBehalfForm(one, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            state_availability(one, form.present(), by=user, **form.values())
        except MeetingRefused as refused:
            told(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("matchmaking:day_person", slug, pk)
    plan = current_plan(found)
    if plan is not None:
        plan.day = found
    context = {
        "event": found.event,
        "day": found,
        "participant": one,
        "form": form,
        "plan": plan,
        "got": outcomes_of(plan, [one])[0] if plan else None,
        "tabs": day_tabs(found, "day_people"),
    }
    return render(request, "matchmaking/person.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def presence(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take somebody out of the meetings, or in again."""
    found, user = day_of(request, slug)
    one = _person(found, pk)
    if request.POST.get("there") == "1":
        return_to_meetings(one, by=user)
    else:
        leave_meetings(one, by=user, now=timezone.now())
        messages.info(request, _("The plan stands until you change it: see Plan."))
    return redirect("matchmaking:day_person", slug, pk)


@login_required
def requests(request: HttpRequest, slug: str) -> HttpResponse:
    """List the meeting requests."""
    found, _user = day_of(request, slug)
    rows = requests_of(found)
    if (file := as_file(request, REQUESTS, rows.iterator(), name="meeting-requests")) is not None:
        return file
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {"event": found.event, "day": found, "page": page, "tabs": day_tabs(found, "day_requests")}
    return render(request, "matchmaking/requests.html", context)


@login_required
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """List and set what holds for two participants."""
    found, user = day_of(request, slug)
    form = PairRuleForm(request.POST or None, day=found)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            set_rule(
                found,
                PairRuleKind(typed["kind"]),
                typed["a"],
                typed["b"],
                slot=typed["slot"],
                reason=typed["reason"],
                by=user,
            )
        except MeetingRefused as refused:
            told(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("matchmaking:day_rules", slug)
    rows = found.pair_rules.select_related("a__registration", "b__registration", "slot")
    if (file := as_file(request, RULES, rows, name="pair-rules")) is not None:
        return file
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {
        "event": found.event,
        "day": found,
        "form": form,
        "page": page,
        "kinds": _kind_table(found),
        "tabs": day_tabs(found, "day_rules"),
    }
    return render(request, "matchmaking/rules.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def kinds(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which kinds of organisation do not meet."""
    found, user = day_of(request, slug)
    pairs = [tuple(each.split("|")) for each in request.POST.getlist("pairs") if each.count("|") == 1]
    try:
        set_apart(found, [(a, b) for a, b in pairs], by=user)
        messages.success(request, _("Saved. Make the plan again for it to hold."))
    except MeetingRefused as refused:
        messages.error(request, str(refused))
    return redirect("matchmaking:day_rules", slug)


def _kind_table(found: MeetingDay) -> list[tuple[str, list[tuple[str, str, bool] | None]]]:
    """Return for each kind its name and, for those up to it, the pair, what it is called and whether it is apart."""
    there, apart = kinds_there(found), kept_apart(found)
    rows: list[tuple[str, list[tuple[str, str, bool] | None]]] = []
    for at, kind in enumerate(there):
        cells: list[tuple[str, str, bool] | None] = [
            (
                "|".join(pair_of(kind, other)),
                f"{label_of(kind)} – {label_of(other)}",
                pair_of(kind, other) in apart,
            )
            for other in there[: at + 1]
        ]
        rows.append((label_of(kind), cells + [None] * (len(there) - at - 1)))
    return rows


@login_required
@require_POST
def drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a rule back."""
    found, user = day_of(request, slug)
    drop_rule(get_object_or_404(found.pair_rules, pk=pk), by=user)
    messages.success(request, _("Saved."))
    return redirect("matchmaking:day_rules", slug)
