"""The office sets the seats and the questions of an event."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.events.domain.admissions import set_seats
from circulade.events.domain.allocation import open_allocation
from circulade.events.domain.answering import with_conditions
from circulade.events.domain.asking import delete_question, save_question
from circulade.events.domain.retention import deletion_day
from circulade.events.domain.trouble import Outdated, Refused
from circulade.events.enums import Mode, QuestionStage
from circulade.events.forms.refusing import put_refusal
from circulade.events.forms.seats import QuestionForm, SeatsForm
from circulade.events.models import Admission, Event, EventQuestion
from circulade.events.queries.events import modes_of
from circulade.events.queries.people import counted_admissions
from circulade.events.views.loading import clock, office, signed_in
from circulade.events.views.tabs import event_tabs


def _has_day(question: EventQuestion) -> bool:
    """Tell whether answers are deleted on a day of their own, not with the registration."""
    return question.stage == QuestionStage.APPROVED or question.keep_days is not None


@login_required
def seats(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how many seats there are, who holds them, and what registration asks."""
    found = office(request, slug)
    admissions = list(counted_admissions(found))
    context = {
        "event": found,
        "tabs": event_tabs(found, request, "seats"),
        "admissions": admissions,
        "closed": [mode for mode in modes_of(found) if mode not in {one.mode for one in admissions}],
        "questions": [
            (each, condition, deletion_day(found, each) if _has_day(each) else None)
            for each, condition in with_conditions(list(found.questions.all()))
        ],
        "may_change": request.user.has_perm("events.change_event", found),
    }
    return render(request, "events/office/seats.html", context)


@login_required
def edit_seats(request: HttpRequest, slug: str, mode: str) -> HttpResponse:
    """Set the seats of one way to take part."""
    found = office(request, slug, "events.change_event")
    if mode not in modes_of(found):
        raise Http404
    held = found.admissions.filter(mode=mode).first() or Admission(event=found, mode=mode)
    form = SeatsForm(found, held, request.POST or None)
    context = {"event": found, "form": form, "section": Mode(mode).label.capitalize()}
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            set_seats(found, Mode(mode), form.values(), by=signed_in(request), now=clock(), seen=seen)
        except Outdated as outdated:
            form.add_error(None, str(outdated))
            context["differing"] = outdated.fields.items()
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("Saved. Seats that became free are offered to those who wait."))
            return redirect("events:office_seats", slug)
    return render(request, "events/office/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def allocate(request: HttpRequest, slug: str, mode: str) -> HttpResponse:
    """Go to the studio in which the seats are given by rules."""
    found = office(request, slug, "events.decide_seats")
    admission = get_object_or_404(found.admissions, mode=mode)
    admission.event = found
    try:
        rule_set = open_allocation(admission, by=signed_in(request), now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("events:office_seats", slug)
    return redirect("cohorts:studio", rule_set.pk)


@login_required
def new_question(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a question."""
    return _question(request, office(request, slug, "events.change_event"), None)


@login_required
def question(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a question."""
    found = office(request, slug, "events.change_event")
    return _question(request, found, get_object_or_404(found.questions, pk=pk))


def _question(request: HttpRequest, found: Event, held: EventQuestion | None) -> HttpResponse:
    form = QuestionForm(found, held or EventQuestion(event=found), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            save_question(found, form.values(), by=signed_in(request), now=clock(), question=held)
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("events:office_seats", found.slug)
    context = {"event": found, "form": form, "section": held or _("New question")}
    return render(request, "events/office/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def drop_question(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Delete a question."""
    found = office(request, slug, "events.change_event")
    try:
        delete_question(get_object_or_404(found.questions, pk=pk), by=signed_in(request), now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("events:office_seats", slug)
