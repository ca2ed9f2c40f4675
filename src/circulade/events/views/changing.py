"""Somebody corrects their own registration by its link."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from circulade.events.domain.answering import questions_of
from circulade.events.domain.changing import change_own
from circulade.events.domain.links import registration_of
from circulade.events.domain.trouble import Refused
from circulade.events.enums import QuestionStage
from circulade.events.forms.refusing import put_refusal
from circulade.events.forms.registering import OwnForm
from circulade.events.views.loading import clock


@never_cache
def change(request: HttpRequest, token: str) -> HttpResponse:
    """Change name, organisation, answers and whether one is listed."""
    one = registration_of(token)
    if one is None:
        raise Http404
    asked = questions_of(one.event, QuestionStage.REGISTRATION)
    form = OwnForm(one, [each for each in asked if each.mode in ("", one.mode)], request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_own(one, form.values(mode=one.mode), now=clock())
            messages.success(request, _("Saved."))
            return redirect("events:registration", token)
        except Refused as refused:
            put_refusal(form, refused)
    context = {"event": one.event, "form": form, "token": token}
    return render(request, "events/public/change.html", context, status=422 if form.errors else 200)
