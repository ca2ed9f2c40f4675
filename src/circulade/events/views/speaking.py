"""Pages for people outside the office speak their reader's language, as letters to them do."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from circulade.core.text.catalogue import SOURCE, has_catalogue, language_of_letters, speaking
from circulade.events.domain.links import registration_of, stand_of
from circulade.events.models import Registration, Stand

OwnView = Callable[Concatenate[HttpRequest, Registration, str, ...], HttpResponse]
StandView = Callable[Concatenate[HttpRequest, Stand, str, ...], HttpResponse]
View = Callable[..., HttpResponse]


def own(view: OwnView) -> View:
    """Hand a view the registration whose link was opened, and speak the language of that person's letters.

    Whoever has chosen another language on this site reads that. A link that nobody has leads to a page that says so.
    """

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: Any, **options: Any) -> HttpResponse:
        one = registration_of(token)
        if one is None:
            return _unknown(request)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        wished = (chosen,) if chosen and has_catalogue(chosen) else (one.language,)
        with speaking(language_of_letters(*wished, one.event.programme.office_language)):
            return view(request, one, token, *args, **options)

    return opened


def of_stand(view: StandView) -> View:
    """Hand a view the stand whose link was opened, and speak its visitor's language, else that of the letter."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: Any, **options: Any) -> HttpResponse:
        stand = stand_of(token)
        if stand is None:
            return _unknown(request)
        with speaking(language_of_letters(get_language() or SOURCE, stand.event.programme.office_language)):
            return view(request, stand, token, *args, **options)

    return opened


def spoken(view: View) -> View:
    """Let a page for everybody speak its visitor's language, English if letters cannot say it."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        with speaking(language_of_letters(get_language() or SOURCE)):
            return view(request, *args, **options)

    return opened


@spoken
def _unknown(request: HttpRequest) -> HttpResponse:
    return render(request, "events/public/unknown.html", status=404)
