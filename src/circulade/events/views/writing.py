"""The organiser writes to those who registered: first seen as its reader gets it, then sent."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from circulade.events.domain.trouble import Refused
from circulade.events.domain.writing import addressed, letter_to, write_to
from circulade.events.forms.refusing import put_refusal
from circulade.events.forms.writing import MessageForm
from circulade.events.views.loading import clock, office, signed_in


@login_required
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a letter to those chosen; the first press of the button shows it, the second sends it."""
    found = office(request, slug, "events.decide_seats")
    rows = found.registrations.exclude(email="").values_list("state").annotate(Count("pk")).order_by()
    form = MessageForm(found, dict(rows), request.POST or None)
    context: dict[str, Any] = {"event": found, "form": form}
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        chosen = {"states": typed["states"], "mode": typed["mode"]}
        try:
            if "send" in request.POST:
                count = write_to(
                    found,
                    form.said(),
                    **chosen,
                    standing=typed["standing"],
                    by=signed_in(request),
                    now=clock(),
                )
                told = ngettext(
                    "A letter to %d person is on its way.", "Letters to %d people are on their way.", count
                )
                messages.success(request, told % count)
                return redirect("events:office_people", slug)
            people = addressed(found, **chosen)
            first = people.select_related("event__programme", "admission").first()
            context |= {"count": people.count(), "first": first}
            if first is not None:
                context["letter"] = letter_to(first, form.said(), standing=typed["standing"], now=clock())
        except Refused as refused:
            put_refusal(form, refused)
    return render(request, "events/office/write.html", context, status=422 if form.errors else 200)
