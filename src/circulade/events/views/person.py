"""One registration for the office: answers, place, reason, what happened; corrected, decided, told again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from circulade.core.components import Moment
from circulade.core.queries.office import history_of
from circulade.core.text.catalogue import SOURCE
from circulade.events.domain.allocation import number
from circulade.events.domain.answering import questions_of, shown_answers
from circulade.events.domain.correcting import correct
from circulade.events.domain.explaining import reason_text, standing_of
from circulade.events.domain.retention import last_deletion_day, later_answers
from circulade.events.domain.telling import tell_again
from circulade.events.domain.trouble import Refused
from circulade.events.enums import ACTIVE, QuestionStage
from circulade.events.forms.person import CorrectionForm
from circulade.events.forms.refusing import put_refusal
from circulade.events.forms.seats import DecisionForm
from circulade.events.models import Event, Registration
from circulade.events.views.loading import clock, office, signed_in


def person_of(found: Event, pk: int) -> Registration:
    """Return a registration of an event, 404 if it is none of its."""
    people = found.registrations.select_related("admission", "leader", "territory")
    one = get_object_or_404(people, pk=pk)
    one.event = one.admission.event = found
    return one


@login_required
def person(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show one registration."""
    found = office(request, slug, "events.read_people")
    one = person_of(found, pk)
    asked, later = questions_of(found, QuestionStage.APPROVED), later_answers(one)
    with override(SOURCE):
        # The person reads it in their language; the office's pages are in the interface's.
        why = reason_text(one, language=found.programme.office_language)
        standing = standing_of(one, now=clock())
    active = one.state in ACTIVE
    context = {
        "event": found,
        "one": one,
        "reason": why,
        "standing": standing,
        "answers": shown_answers(questions_of(found, QuestionStage.REGISTRATION), one.answers),
        "later": shown_answers(asked, later),
        "delete_on": last_deletion_day(found, [each for each in asked if each.code in later]),
        "companions": list(one.companions.all()),
        "number": number(one),
        "offers": list(one.seat_offers.all()),
        "history": [Moment(each.at, each.action, by=str(each.actor or "")) for each in history_of(one)],
        "decision": DecisionForm(state=one.state)
        if active and request.user.has_perm("events.decide_seats", found)
        else None,
        "may_change": request.user.has_perm("events.decide_seats", found),
        "may_tell": active and bool(one.email),
    }
    return render(request, "events/office/person.html", context)


@login_required
def correct_person(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Correct who somebody is; another address gets the link."""
    found = office(request, slug, "events.decide_seats")
    one = person_of(found, pk)
    form = CorrectionForm(one, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            correct(one, form.values(), by=signed_in(request), now=clock())
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("events:office_person", slug, pk)
    context = {"event": found, "form": form, "section": one.name}
    return render(request, "events/office/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def send_link(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Send somebody the letter with the link of their page once more."""
    found = office(request, slug, "events.decide_seats")
    one = person_of(found, pk)
    if one.state in ACTIVE and one.email:
        tell_again([one], now=clock())
        messages.success(request, _("The letter is on its way."))
    return redirect("events:office_person", slug, pk)
