"""The decided cohort in the office: who has confirmed, who is reminded, who leaves, who replaces them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from circulade.accounts.permissions import require
from circulade.calls.domain.deciding import about_call, standing_selection
from circulade.calls.domain.joining import accept_replacement, replacement_for, unfilled
from circulade.calls.domain.places import Place, give_up_on_behalf, places_by_track, remind_members
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import Confirmation
from circulade.calls.forms.results import ReasonedForm
from circulade.calls.models import Call
from circulade.calls.queries.selections import selections_of
from circulade.calls.views.loading import clock, office, office_file, signed_in
from circulade.calls.views.office import shell
from circulade.calls.views.office_tabs import onward
from circulade.cohorts.domain.replacing import NobodyReplaces, drop_proposal
from circulade.cohorts.domain.selections import InputsChanged, NotDecidable
from circulade.cohorts.domain.showing import Line, shown_result
from circulade.cohorts.enums import SelectionState
from circulade.cohorts.models import CohortSelection, Outcome
from circulade.core.downloads import Columns, as_file

VIEW, MANAGE = "calls.view_cohort", "calls.manage_cohort"
COLUMNS: Columns[tuple[str, Place]] = {
    "track": lambda row: row[0],
    "ref": lambda row: row[1].application.ref,
    "name": lambda row: row[1].application.name,
    "country": lambda row: row[1].application.country,
    "points": lambda row: row[1].points,
    "rank": lambda row: row[1].rank,
    "answer": lambda row: row[1].application.confirmation,
    "contact_name": lambda row: row[1].application.contact_name,
    "contact_email": lambda row: row[1].application.contact_email,
}


def _hidden(call: Call, pk: int) -> frozenset[str]:
    return frozenset(call.applications.filter(conflicts__user_id=pk).values_list("ref", flat=True))


@login_required
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the members by track with what they answered, and the places that are free."""
    call, user = office(request, slug, VIEW), signed_in(request)
    hidden = _hidden(call, user.pk)
    tracks = places_by_track(call, hidden=hidden)
    held = ((track, place) for track, places in tracks for place in places)
    if (file := as_file(request, COLUMNS, held, name=f"{slug}-cohort")) is not None:
        return file
    states = [place.application.confirmation for _name, places in tracks for place in places]
    standing = standing_selection(call)
    waiting = (
        standing.rule_set.selections.filter(state=SelectionState.PROPOSED).exclude(replaces="").first()
        if standing
        else None
    )
    shared = shell(request, call, "cohort")
    context = shared | {
        "onward": onward(shared["tabs"]),
        "tracks": tracks,
        "standing": standing,
        "confirmed": states.count(Confirmation.CONFIRMED),
        "awaited": states.count(Confirmation.AWAITED),
        "given_up": states.count(Confirmation.DECLINED),
        "hidden": sorted(hidden),
        "unfilled": [each for each in unfilled(call) if each.ref not in hidden],
        "waiting": waiting,
        "may_manage": user.has_perm(MANAGE, call),
    }
    return render(request, "calls/results/cohort.html", context)


@login_required
@require_POST
def remind(request: HttpRequest, slug: str) -> HttpResponse:
    """Remind those who have not answered."""
    call, user = office(request, slug, MANAGE), signed_in(request)
    count = remind_members(call, by=user, now=clock(), hidden=_hidden(call, user.pk))
    messages.success(request, ngettext("%d member is reminded.", "%d members are reminded.", count) % count)
    return redirect("calls:office_cohort", slug)


@login_required
def give_up(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Give up a place for a member, with a reason."""
    found = office_file(request, slug, ref, "calls.enter_application")
    require(request.user, MANAGE, found.call)
    form = ReasonedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            give_up_on_behalf(found, reason=form.cleaned_data["reason"], by=signed_in(request), now=clock())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The place is free now: find the replacement."))
            return redirect("calls:office_cohort", slug)
    context = shell(request, found.call, "cohort") | {
        "form": form,
        "title": _("Give up the place of %s") % (found.name or found.ref),
        "label": _("Give up the place"),
    }
    return render(request, "calls/office/step.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def replace(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Compute who takes a free place."""
    found = office_file(request, slug, ref, "calls.enter_application")
    require(request.user, MANAGE, found.call)
    try:
        proposal = replacement_for(found, by=signed_in(request), now=clock())
    except (Refused, NobodyReplaces) as refused:
        messages.error(request, str(refused))
        return redirect("calls:office_cohort", slug)
    return redirect("calls:office_replacement", slug, proposal.selection.pk)


def _proposal(call: Call, pk: int) -> CohortSelection:
    found = (
        selections_of(call)
        .filter(pk=pk)
        .exclude(replaces="")
        .select_related("run", "rule_set")
        .defer(None)
        .first()
    )
    if found is None:
        raise Http404
    return about_call(found, call)


@login_required
def replacement(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show who would join, why, and who stays."""
    call, user = office(request, slug, VIEW), signed_in(request)
    proposal = _proposal(call, pk)
    before = set(_members_before(proposal))
    shown = shown_result(proposal, hidden=_hidden(call, user.pk))
    lines = [(track, line) for track, each in shown.tracks for line in each]
    joining: list[tuple[str, Line]] = [(track, line) for track, line in lines if line.ref not in before]
    context = shell(request, call, "cohort") | {
        "proposal": proposal,
        "shown": shown,
        "joining": joining,
        "staying": [(track, line) for track, line in lines if line.ref in before],
        "left": call.applications.filter(ref=proposal.replaces).first(),
        "open": proposal.state == SelectionState.PROPOSED,
        "may_manage": user.has_perm("calls.decide", call),
    }
    return render(request, "calls/results/replacement.html", context)


def _members_before(proposal: CohortSelection) -> QuerySet[Outcome, str]:
    standing = Outcome.objects.filter(
        selection__rule_set=proposal.rule_set, selection__state=SelectionState.DECIDED
    )
    return standing.filter(outcome="member").values_list("ref", flat=True)


@login_required
@require_POST
def accept(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Decide the replacement."""
    call = office(request, slug, "calls.decide")
    try:
        accept_replacement(call, _proposal(call, pk), by=signed_in(request), now=clock())
    except (Refused, NotDecidable, InputsChanged) as refused:
        messages.error(request, str(refused))
        return redirect("calls:office_replacement", slug, pk)
    messages.success(request, _("The replacement is decided. Draft the letter to tell them."))
    return redirect("calls:office_cohort", slug)


@login_required
@require_POST
def dismiss(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Set the proposal aside."""
    call = office(request, slug, "calls.decide")
    drop_proposal(_proposal(call, pk), by=signed_in(request), at=clock())
    messages.success(request, _("The proposal is set aside; it stays on record."))
    return redirect("calls:office_cohort", slug)
