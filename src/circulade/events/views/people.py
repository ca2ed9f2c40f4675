"""The office's list of the people of an event, and what is decided about them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from circulade.core.downloads import Columns, as_file, moment
from circulade.events.domain.deciding import approve, put_on_list, refuse
from circulade.events.domain.leaving import withdraw
from circulade.events.domain.listing import ListRefused, take_list
from circulade.events.domain.trouble import Refused
from circulade.events.enums import ACTIVE
from circulade.events.forms.seats import DecisionForm, ListForm, PeopleFilter
from circulade.events.models import Event, Registration
from circulade.events.queries.people import office_people
from circulade.events.views.loading import clock, office, signed_in
from circulade.events.views.tabs import event_tabs


def said_reason(one: Registration) -> str:
    """Return what an allocation said of somebody, else the code of the reason."""
    texts = one.reason.get("texts") or {}
    said = texts.get(one.event.programme.office_language) or next(iter(texts.values()), "")
    return str(said or one.reason.get("code", ""))


PEOPLE: Columns[Registration] = {
    "name": lambda each: each.name,
    "email": lambda each: each.email,
    "organisation": lambda each: each.organisation_name,
    "organisation_kind": lambda each: each.organisation_kind,
    "country": lambda each: each.country,
    "territory": lambda each: str(each.territory or each.territory_name),
    "mode": lambda each: each.mode,
    "state": lambda each: each.state,
    "reason": said_reason,
    "requested_at": lambda each: moment(each.requested_at),
    "waiting_since": lambda each: moment(each.waiting_since),
    "with": lambda each: each.leader.name if each.leader else "",
    "guest": lambda each: each.guest,
    "language": lambda each: each.language,
    "listed": lambda each: each.listed,
    "code": lambda each: each.code,
}


@login_required
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """List who registered."""
    found = office(request, slug, "events.read_people")
    form = PeopleFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = office_people(
        found, state=asked.get("state", ""), mode=asked.get("mode", ""), words=asked.get("q", "")
    )
    if (file := as_file(request, PEOPLE, rows, name=f"{slug}-people")) is not None:
        return file
    context = {
        "event": found,
        "tabs": event_tabs(found, request, "people"),
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "filter": form,
        "decision": DecisionForm(),
        "may_decide": request.user.has_perm("events.decide_seats", found),
    }
    return render(request, "events/office/people.html", context)


@login_required
@require_POST
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Do the same step with all people chosen, for each way of taking part."""
    found = office(request, slug, "events.decide_seats")
    form = DecisionForm(request.POST)
    keys = [int(each) for each in request.POST.getlist("chosen") if each.isdecimal()]
    if not form.is_valid() or not keys:
        messages.error(request, _("Choose people and what to do."))
        return redirect("events:office_people", slug)
    back = keys[0] if "person" in request.POST else None
    done = 0
    try:
        done = _carry_out(request, found, form.cleaned_data["step"], keys, form.cleaned_data["reason"])
        if not done:
            messages.warning(request, _("Nobody of those chosen can be brought there from where they stand."))
    except Refused as refused:
        messages.error(request, str(refused))
    if done:
        messages.success(request, ngettext("Done for %d person.", "Done for %d people.", done) % done)
    if back is not None:
        return redirect("events:office_person", slug, back)
    return redirect("events:office_people", slug)


def _carry_out(request: HttpRequest, found: Event, step: str, keys: list[int], reason: str) -> int:
    shared: dict[str, Any] = {"by": signed_in(request), "now": clock()}
    done = 0
    for admission in found.admissions.filter(registrations__in=keys).distinct():
        if step == "approve":
            done += len(approve(admission, keys, reason=reason, **shared))
        elif step == "list":
            done += len(put_on_list(admission, keys, **shared))
        elif step == "refuse":
            done += len(refuse(admission, keys, reason=reason, **shared))
        else:
            chosen = admission.registrations.select_related("admission").filter(pk__in=keys, state__in=ACTIVE)
            for one in chosen:
                withdraw(one, **shared)
                done += 1
    return done


@login_required
def take_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Register the people of a list; somebody who stands there twice is registered once."""
    found = office(request, slug, "events.decide_seats")
    form = ListForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"event": found, "form": form, "section": _("Take a list in"), "files": True}
    if request.method == "POST" and form.is_valid():
        admission = found.admissions.filter(mode=form.cleaned_data["mode"]).first()
        if admission is None:
            form.add_error("mode", _("Set the seats for this way of taking part first."))
        else:
            try:
                told = take_list(admission, form.cleaned_data["file"], by=signed_in(request), now=clock())
                return render(request, "events/office/taken.html", {"event": found, "told": told})
            except ListRefused as refused:
                for problem in refused.problems:
                    form.add_error("file", problem)
    return render(request, "events/office/edit.html", context, status=422 if form.errors else 200)
