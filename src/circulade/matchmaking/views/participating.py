"""Pages of a participant, opened by the link of their registration, speak the language of that registration."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from circulade.events.models import Registration
from circulade.events.views.speaking import own
from circulade.matchmaking.domain.participants import participant_of
from circulade.matchmaking.models import Participant

View = Callable[Concatenate[HttpRequest, Participant, str, ...], HttpResponse]


def participating(view: View) -> Callable[..., HttpResponse]:
    """Hand a view the participant whose link was opened; who has no meetings reads that there are none for them."""

    @own
    @wraps(view)
    def opened(
        request: HttpRequest, registration: Registration, token: str, *args: Any, **options: Any
    ) -> HttpResponse:
        one = participant_of(registration)
        if one is None:
            context = {"one": registration, "event": registration.event, "token": token}
            return render(request, "matchmaking/no_meetings.html", context, status=404)
        return view(request, one, token, *args, **options)

    return opened
