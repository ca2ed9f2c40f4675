"""What people answered, for those who order meals and chairs: counts, words, and a table to take along."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from circulade.core.downloads import Columns, as_file
from circulade.events.domain.gathering import answers_by_question, gathered
from circulade.events.enums import RegistrationState
from circulade.events.forms.seats import AnswersFilter
from circulade.events.models import Registration
from circulade.events.queries.people import office_people
from circulade.events.views.loading import office
from circulade.events.views.tabs import event_tabs


@login_required
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the answers of those with a seat, or of others."""
    found = office(request, slug, "events.read_people")
    form = AnswersFilter(request.GET if "state" in request.GET else None)
    asked = form.cleaned_data if form.is_valid() else {}
    state = RegistrationState.APPROVED.value if not form.is_bound else asked.get("state", "")
    rows = office_people(found, state=state, mode=asked.get("mode", ""))
    people = list(rows.prefetch_related("later_answers"))
    said = answers_by_question(found, people)
    columns: Columns[Registration] = {
        "name": lambda each: each.name,
        "email": lambda each: each.email,
        "mode": lambda each: each.mode,
        "state": lambda each: each.state,
    } | {code: _column(held) for code, held in said.items()}
    if (file := as_file(request, columns, people, name=f"{slug}-answers")) is not None:
        return file
    context = {
        "event": found,
        "tabs": event_tabs(found, request, "people"),
        "filter": form,
        "people": len(people),
        "gathered": gathered(found, people),
    }
    return render(request, "events/office/answers.html", context)


def _column(held: dict[int, list[str]]) -> Callable[[Registration], str]:
    return lambda each: ", ".join(held.get(each.pk, []))
