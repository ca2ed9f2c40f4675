"""One application for the lead: its assessments side by side, pairs by hand, consensus, conflicts."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.models import User
from circulade.accounts.queries import grants_of_programme
from circulade.calls.domain.assessment_cards import card_from_feedback
from circulade.calls.domain.conflicts import record_conflict
from circulade.calls.domain.consensus import close_discussion, open_discussion, record_consensus
from circulade.calls.domain.pairing import give, swap, take_back
from circulade.calls.domain.progress import disagreement, points
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import AssessmentState, Confirmation
from circulade.calls.forms.assessments import ConflictForm, ConsensusForm, RecordConflictForm
from circulade.calls.models import Application
from circulade.calls.queries.assessments import free_assessors, live_assessments
from circulade.calls.views.assess_tabs import frame, led_application
from circulade.calls.views.loading import clock, office_file, signed_in
from circulade.needs.enums import CardKind


@login_required
def show(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Show the assessments of an application side by side."""
    return _page(request, led_application(request, slug, ref))


def _people(application: Application) -> list[User]:
    """Return who may have a conflict: everybody of the office, and the assessors of the call."""
    office = grants_of_programme(application.call.programme).order_by().values("user")
    assessors = application.call.assessors.values("user")
    found = User.objects.filter(Q(pk__in=office) | Q(pk__in=assessors))
    return sorted(found, key=lambda user: (str(user).casefold(), user.pk))


def _page(
    request: HttpRequest,
    found: Application,
    *,
    consensus: ConsensusForm | None = None,
    conflict: RecordConflictForm | None = None,
) -> HttpResponse:
    call = found.call
    criteria = list(call.criteria.all())
    given = list(live_assessments(call).filter(application=found))
    done = [one for one in given if one.state == AssessmentState.SUBMITTED]
    scores = {(score.assessment_id, score.criterion_id): score for one in done for score in one.scores.all()}
    apart = set(disagreement(done, criteria))
    table = [(each, [scores.get((one.pk, each.pk)) for one in done], each.code in apart) for each in criteria]
    context: dict[str, Any] = frame(request, call, "progress") | {
        "application": found,
        "given": given,
        "done": done,
        "table": table,
        "totals": [points(one, criteria) for one in done],
        "free": free_assessors(found),
        "has_place": found.confirmation in (Confirmation.AWAITED, Confirmation.CONFIRMED),
        "discussion": getattr(found, "discussion", None),
        "records": found.consensus_records.select_related("by"),
        "conflicts": found.conflicts.select_related("user", "reason"),
        "consensus_form": consensus or ConsensusForm(zone=call.time_zone),
        "conflict_form": conflict or RecordConflictForm(people=_people(found)),
    }
    bad = bool((consensus and consensus.errors) or (conflict and conflict.errors))
    return render(request, "calls/assess/application.html", context, status=422 if bad else 200)


def _do(request: HttpRequest, found: Application, verb: Callable[[], Any], *, done: str) -> HttpResponse:
    """Do something; say that it is done, or why not."""
    try:
        verb()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("calls:application_assessments", found.call.slug, found.ref)


@login_required
@require_POST
def pair(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Give the application to an assessor, take it back, or swap one assessor for another."""
    found = led_application(request, slug, ref)
    by, now = signed_in(request), clock()
    chosen = request.POST.get("assessor", "")
    if "take_back" in request.POST or "swap" in request.POST:
        key = request.POST.get("take_back") or request.POST.get("swap") or ""
        held = get_object_or_404(found.assessments, pk=key if key.isdecimal() else 0)
        if "take_back" in request.POST:
            return _do(request, found, lambda: take_back(held, by=by, now=now), done=_("Taken back."))
        other = get_object_or_404(found.call.assessors, pseudonym=chosen)
        return _do(request, found, lambda: swap(held, other, by=by, now=now), done=_("Swapped."))
    assessor = get_object_or_404(found.call.assessors, pseudonym=chosen)
    return _do(request, found, lambda: give(found, assessor, by=by, now=now), done=_("Given."))


@login_required
@require_POST
def discussion(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Open the scores of an application to its assessors, or close them again."""
    found = led_application(request, slug, ref)
    by, now = signed_in(request), clock()
    if "close" in request.POST:
        return _do(request, found, lambda: close_discussion(found, by=by, now=now), done=_("Closed."))
    opened = _("Open: assessors who have submitted see each other's scores of this application.")
    return _do(request, found, lambda: open_discussion(found, by=by, now=now), done=opened)


@login_required
@require_POST
def card(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Draft a need or an offer from the feedback of an assessment."""
    found = led_application(request, slug, ref)
    key, kind = request.POST.get("assessment", ""), request.POST.get("card", "")
    one = found.assessments.filter(pk=key if key.isdecimal() else 0).first()
    if one is None:
        messages.error(request, _("Choose the assessment whose feedback says it."))
        return redirect("calls:application_assessments", slug, ref)
    one.application = found
    wanted = CardKind.OFFER if kind == CardKind.OFFER else CardKind.NEED
    done = _("Drafted: it stands among needs and offers, for the applicant to open.")
    return _do(request, found, lambda: card_from_feedback(one, wanted, by=signed_in(request)), done=done)


@login_required
@require_POST
def consensus(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Keep the record of a consensus meeting."""
    found = led_application(request, slug, ref)
    form = ConsensusForm(request.POST, zone=found.call.time_zone)
    if form.is_valid():
        try:
            record_consensus(found, **form.cleaned_data, by=signed_in(request), now=clock())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The record is kept."))
            return redirect("calls:application_assessments", slug, ref)
    return _page(request, found, consensus=form)


@login_required
@require_POST
def conflict(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Record a conflict of an assessor or of somebody of the office."""
    found = led_application(request, slug, ref)
    form = RecordConflictForm(request.POST, people=_people(found))
    if not form.is_valid():
        return _page(request, found, conflict=form)
    person = get_object_or_404(User, pk=form.cleaned_data["user"])
    user = signed_in(request)
    record_conflict(found, user=person, reason=form.cleaned_data["reason"], by=user, now=clock())
    messages.success(
        request, _("The conflict is recorded: %s cannot see this application any more.") % person
    )
    if person == user:
        return redirect("calls:assessment", slug)
    return redirect("calls:application_assessments", slug, ref)


@login_required
def own_conflict(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Let anybody of the office declare their own conflict: the application is then gone for them."""
    found = office_file(request, slug, ref, "calls.declare_own_conflict")
    user, form = signed_in(request), ConflictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record_conflict(found, user=user, reason=form.cleaned_data["reason"], by=user, now=clock())
        messages.success(request, _("Thank you. You do not see this application any more."))
        return redirect("calls:office_applications", slug)
    context = {"application": found, "call": found.call, "form": form}
    return render(request, "calls/assess/own_conflict.html", context, status=422 if form.errors else 200)
