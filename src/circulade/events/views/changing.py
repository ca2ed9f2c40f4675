"""Somebody corrects their own registration by its link."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from circulade.core.text.catalogue import said
from circulade.events.domain.answering import questions_of
from circulade.events.domain.changing import change_own
from circulade.events.domain.retention import first_days
from circulade.events.domain.trouble import Refused
from circulade.events.enums import QuestionStage
from circulade.events.forms.refusing import put_refusal
from circulade.events.forms.registering import OwnForm
from circulade.events.models import Registration
from circulade.events.views.loading import clock
from circulade.events.views.speaking import own


@own
def change(request: HttpRequest, one: Registration, token: str) -> HttpResponse:
    """Change name, organisation, answers and whether one is listed."""
    asked = questions_of(one.event, QuestionStage.REGISTRATION)
    own_way = [each for each in asked if each.mode in ("", one.mode)]
    days = first_days(one.event, own_way, before=one.answers_until)
    form = OwnForm(one, own_way, request.POST or None, days=days)
    if request.method == "POST" and form.is_valid():
        try:
            change_own(one, form.values(mode=one.mode), now=clock())
            messages.success(request, said("Saved."))
            return redirect("events:registration", token)
        except Refused as refused:
            put_refusal(form, refused)
    context = {"event": one.event, "form": form, "token": token}
    return render(request, "events/public/change.html", context, status=422 if form.errors else 200)
