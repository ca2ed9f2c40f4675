"""Registering for an event, and one's own page: seen and changed by link, without an account."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from circulade.core.text.catalogue import SOURCE, letter_gettext, said
from circulade.events.domain.allocation import number
from circulade.events.domain.answering import questions_of, shown_answers
from circulade.events.domain.calendar import where
from circulade.events.domain.explaining import reason_text, standing_of
from circulade.events.domain.leaving import change_mode, wait_again, withdraw
from circulade.events.domain.links import token_of
from circulade.events.domain.meanwhile import WAITS, other_way, take_meanwhile
from circulade.events.domain.offers import NoOffer, accept, decline
from circulade.events.domain.printing import door_code
from circulade.events.domain.registering import RegisteredAlready, open_admissions, register
from circulade.events.domain.retention import (
    answer_later,
    deletion_day,
    first_days,
    last_deletion_day,
    later_answers,
)
from circulade.events.domain.telling import tell_again
from circulade.events.domain.trouble import Refused
from circulade.events.enums import ACTIVE, EventStage, Mode, OfferState, QuestionStage, RegistrationState
from circulade.events.forms.refusing import put_refusal
from circulade.events.forms.registering import LaterForm, RegistrationForm
from circulade.events.models import EventQuestion, Registration
from circulade.events.queries.people import full_ways
from circulade.events.views.loading import announced, clock
from circulade.events.views.speaking import own, spoken
from circulade.vocabularies.countries import country_name, is_country


@never_cache
@spoken
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """Register for an event."""
    found = announced(request, slug)
    admissions = open_admissions(found, now=clock())
    if not admissions:
        context = {"event": found, "admissions": list(found.admissions.all())}
        return render(
            request,
            "events/public/closed.html",
            context,
            status=404 if not found.admissions.exists() else 200,
        )
    questions = questions_of(found, QuestionStage.REGISTRATION)
    days = first_days(found, questions)
    full = full_ways(found)
    form = RegistrationForm(found, admissions, questions, request.POST or None, days=days, full=full)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["website"]:
            return redirect("events:event", slug)
        try:
            made = register(form.admission, form.attendee(), together=form.companions(), now=clock())
        except RegisteredAlready as known:
            # Whoever holds the address gets the link once more; nobody else learns who is registered.
            tell_again([known.registration], now=clock())
            return render(request, "events/public/look.html", {"event": found})
        except Refused as refused:
            put_refusal(form, refused)
        else:
            return redirect("events:registration", token_of(made))
    return render(
        request,
        "events/public/register.html",
        {"event": found, "form": form},
        status=422 if form.errors else 200,
    )


@own
def registration(request: HttpRequest, one: Registration, token: str) -> HttpResponse:
    """Show somebody their registration: where they stand, why, and what they can do."""
    return _own_page(request, one, token)


def _own_page(
    request: HttpRequest, one: Registration, token: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    event, now = one.event, clock()
    asked = list(event.questions.all())
    later = _asked_later(one, asked)
    # A cancelled event has no seats to take, no door and nothing to join.
    goes_on = event.stage == EventStage.PUBLISHED
    has_seat = one.state == RegistrationState.APPROVED and goes_on
    beside = other_way(one)
    leader = one.leader or one
    offer = leader.seat_offers.filter(state=OfferState.OPEN).first() if goes_on else None
    others = list(event.admissions.exclude(pk=one.admission_id))
    context = {
        "one": one,
        "event": event,
        "token": token,
        "offer": offer if offer is not None and offer.expires_at > now else None,
        "ran_out": one.state == RegistrationState.LAPSED or (offer is not None and offer.expires_at <= now),
        "standing": standing_of(one, now=now) if goes_on else None,
        "reason": reason_text(one, language=get_language() or ""),
        "answers": [*_who(one), *shown_answers(asked, one.answers)],
        "where": letter_gettext(where(event)),
        "companions": list(one.companions.filter(state__in=ACTIVE)),
        "led": one.leader is not None and one.leader.state in ACTIVE,
        "joining": event.joining_link if has_seat and one.mode == Mode.ONLINE else "",
        "later_form": more.pop("form", None)
        or (_later(one, later) if later and has_seat and now < event.ends else None),
        "deleted_on": last_deletion_day(event, later),
        "others": others if goes_on and one.state in ACTIVE and now < event.starts and not one.guest else [],
        "beside": beside,
        "beside_token": token_of(beside) if beside is not None else "",
        "waits": one.state in WAITS,
        "number": number(one),
        "may_withdraw": goes_on and one.state in ACTIVE and now < event.ends,
        "may_wait": goes_on
        and one.state in (RegistrationState.LAPSED, RegistrationState.WITHDRAWN)
        and now < event.starts,
        "has_seat": has_seat,
        "door_code": door_code(one) if has_seat else "",
        "came": hasattr(one, "check_in"),
        "may_say": has_seat and now >= event.starts and not one.feedback_given,
        **more,
    }
    return render(request, "events/public/registration.html", context, status=status)


def _who(one: Registration) -> list[tuple[str, str]]:
    """Return what somebody said of themselves, by which seats may be given."""
    country = country_name(one.country, get_language() or SOURCE) if is_country(one.country) else one.country
    told = [
        (said("Organisation"), one.organisation_name),
        (said("Kind of organisation"), letter_gettext(str(one.get_organisation_kind_display()))),
        (said("Country"), country),
        (said("City or region you come for"), str(one.territory or one.territory_name)),
    ]
    return [(label, text) for label, text in told if text]


def _asked_later(one: Registration, asked: list[EventQuestion]) -> list[EventQuestion]:
    """Return the questions of the second form for the way in which somebody takes part."""
    return [each for each in asked if each.stage == QuestionStage.APPROVED and each.mode in ("", one.mode)]


def _later(one: Registration, questions: list[EventQuestion], data: Any = None) -> LaterForm:
    form = LaterForm(data)
    days = {each.code: deletion_day(one.event, each) for each in questions}
    form.ask(questions, answers=later_answers(one), days=days)
    return form


@require_POST
@own
def answer_offer(request: HttpRequest, one: Registration, token: str, answer: str) -> HttpResponse:
    """Accept or decline a seat; a second click finds the first one's answer."""
    try:
        if answer == "accept":
            accept(one, now=clock())
            messages.success(request, said("The seat is yours."))
        else:
            decline(one, now=clock())
            messages.success(request, said("The seat goes to the next person. Thank you for telling us."))
    except NoOffer as gone:
        messages.error(request, str(gone))
    return redirect("events:registration", token)


@require_POST
@own
def leave(request: HttpRequest, one: Registration, token: str) -> HttpResponse:
    """Give up a seat or a place on the list."""
    withdraw(one, now=clock())
    messages.success(request, said("You are off the list. Thank you for telling us."))
    return redirect("events:registration", token)


@require_POST
@own
def again(request: HttpRequest, one: Registration, token: str) -> HttpResponse:
    """Wait again, at the end of the list."""
    try:
        wait_again(one, now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("events:registration", token)


@require_POST
@own
def switch(request: HttpRequest, one: Registration, token: str, mode: str) -> HttpResponse:
    """Take part the other way."""
    other = get_object_or_404(one.event.admissions.select_related("event"), mode=mode)
    try:
        if change_mode(one, other, now=clock()).pk == one.pk:
            messages.success(request, said("Changed."))
        else:
            messages.success(
                request, said("No seat is free there now: you keep the one you have until there is.")
            )
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("events:registration", token)


@require_POST
@own
def meanwhile(request: HttpRequest, one: Registration, token: str, mode: str) -> HttpResponse:
    """Take part the other way until the seat waited for is there."""
    other = get_object_or_404(one.event.admissions.select_related("event"), mode=mode)
    try:
        made = take_meanwhile(one, other, now=clock(), together="all" in request.POST)
        messages.success(
            request, said("You wait on, and take part the other way meanwhile: this is its page.")
        )
        return redirect("events:registration", token_of(made))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("events:registration", token)


@require_POST
@own
def later(request: HttpRequest, one: Registration, token: str) -> HttpResponse:
    """Take the answers to the second form."""
    form = _later(one, _asked_later(one, list(one.event.questions.all())), request.POST)
    if form.is_valid():
        try:
            answer_later(one, form.read(mode=one.mode), now=clock())
            messages.success(request, said("Thank you: your answers are kept until the day named below."))
            return redirect("events:registration", token)
        except Refused as refused:
            put_refusal(form, refused)
    return _own_page(request, one, token, status=422, form=form)
