"""The pipeline of a district, and one link in it: consent, steps, status, readiness, results."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.downloads import Columns, as_file, moment
from circulade.symbiosis.domain.amounts import stated
from circulade.symbiosis.domain.asking import ask as ask_partners
from circulade.symbiosis.domain.asking import introductions
from circulade.symbiosis.domain.leads import lead_between
from circulade.symbiosis.domain.links import agree, change_link, move_link
from circulade.symbiosis.domain.problems import BadValues, RecordChanged, Refused
from circulade.symbiosis.domain.recording import CONDITIONS, record_decision, record_readiness, record_year
from circulade.symbiosis.enums import Side, View
from circulade.symbiosis.forms.link import (
    AskForm,
    DecisionForm,
    LinkFilter,
    LinkForm,
    MoveForm,
    ReadinessForm,
    YearForm,
)
from circulade.symbiosis.models import Decision, Stream, SymbiosisLink
from circulade.symbiosis.queries.links import links_of
from circulade.symbiosis.views.scope import office_district, person
from circulade.symbiosis.views.tabs import tabs
from circulade.symbiosis.views.told import told

LINKS: Columns[SymbiosisLink] = {
    "link": lambda each: each.pk,
    "giver": lambda each: each.have.site.name,
    "has": lambda each: each.have.words,
    "taker": lambda each: each.want.site.name,
    "wants": lambda each: each.want.words,
    "code": lambda each: ", ".join(each.have.reckoned_codes),
    "state": lambda each: each.state,
    "drop_reason": lambda each: each.drop_reason,
    "city_role": lambda each: each.city_role,
    "asked_at": lambda each: moment(each.asked_at),
    "giver_agreed_at": lambda each: moment(each.have_agreed_at),
    "taker_agreed_at": lambda each: moment(each.want_agreed_at),
    "source": lambda each: each.source,
}


@login_required
def links(request: HttpRequest, ref: str) -> HttpResponse:
    """List the links of a district by state."""
    district = office_district(request, ref)
    form = LinkFilter(request.GET or None)
    found = links_of(district)
    if form.is_valid() and form.cleaned_data["state"]:
        found = found.filter(state=form.cleaned_data["state"])
    if (file := as_file(request, LINKS, found, name=f"{ref}-links")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {"district": district, "tabs": tabs(district, "links"), "page": page, "form": form}
    return render(request, "symbiosis/links.html", context)


def link_of(request: HttpRequest, ref: str, pk: int) -> SymbiosisLink:
    """Return a link of a district of the office."""
    found: SymbiosisLink = get_object_or_404(links_of(office_district(request, ref)), pk=pk)
    return found


@login_required
def link(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Show a link with all that is on record, and what can be done next."""
    return _page(request, link_of(request, ref, pk))


def _page(request: HttpRequest, found: SymbiosisLink, **bound: forms.BaseForm) -> HttpResponse:
    """Show a link; a form that was refused comes back with what was typed."""
    checks = {each.view: each for each in found.checks.all()}
    levels = {view: check.level for view, check in checks.items()}
    notes = {f"{view}-note": check.note for view, check in checks.items()}
    said = Decision.objects.filter(stream=found.have).select_related("recorded_by")
    country = {"country": found.want.site.country}
    lead = lead_between(found.have, found.want, on=timezone.localdate())
    years = list(found.years.all())
    year = next((model_to_dict(each) for each in years if str(each.year) == request.GET.get("year")), None)
    context: dict[str, Any] = {
        "district": found.district,
        "link": found,
        "tabs": tabs(found.district, "links"),
        "sides": _sides(found),
        "lead": lead,
        "told": told(lead, found.district),
        "steps": found.steps.select_related("by"),
        "years": years,
        "decisions": [(each, [CONDITIONS[name] for name in each.met if name in CONDITIONS]) for each in said],
        "checks": [(view.label, checks[view]) for view in View if view in checks],
        "move_form": MoveForm(link=found),
        "link_form": LinkForm(
            initial={"note": found.note, "city_role": found.city_role, "revision": found.revision}
        ),
        "decision_form": DecisionForm(initial=country, prefix="decision"),
        "readiness_form": ReadinessForm(initial=levels | notes, prefix="readiness"),
        "year_form": YearForm(prefix="year", unit=found.have.unit, initial=year),
        "year_opened": bool(year) or "year_form" in bound,
        **bound,
    }
    return render(request, "symbiosis/link.html", context, status=422 if bound else 200)


@dataclass(frozen=True, slots=True)
class SideOfLink:
    """One side of a link, and what it answered."""

    stream: Stream
    amount: str
    agreed_at: datetime | None
    declined_at: datetime | None


def _sides(link: SymbiosisLink) -> list[SideOfLink]:
    return [
        SideOfLink(stream, stated(stream.least, stream.most, stream.unit), agreed, declined)
        for stream, agreed, declined in (
            (link.have, link.have_agreed_at, link.have_declined_at),
            (link.want, link.want_agreed_at, link.want_declined_at),
        )
    ]


@login_required
@require_POST
def change(request: HttpRequest, ref: str, pk: int, what: str) -> HttpResponse:
    """Move a link, change it, or put on record what was decided, checked or reached."""
    found = link_of(request, ref, pk)
    form = _form(request, found, what)
    if form.is_valid():
        try:
            _store(found, what, form, request)
        except BadValues as bad:
            for name, text in bad.by_field.items():
                form.add_error(name if name in form.fields else None, text)
        except Refused as refused:
            form.add_error(None, str(refused))
        except RecordChanged:
            form.add_error(
                None, _("Somebody else changed this meanwhile: look at what is stored, then save again.")
            )
        else:
            messages.success(request, _("Saved."))
            return redirect("symbiosis:link", ref, pk)
    return _page(request, link_of(request, ref, pk), **{f"{what}_form": form})


def _form(request: HttpRequest, found: SymbiosisLink, what: str) -> Any:
    if what == "move":
        return MoveForm(request.POST, link=found)
    made: dict[str, Any] = {
        "link": LinkForm,
        "decision": DecisionForm,
        "readiness": ReadinessForm,
        "year": YearForm,
    }
    if what not in made:
        raise Http404
    also = {"unit": found.have.unit} if what == "year" else {}
    return made[what](request.POST, **({} if what == "link" else {"prefix": what}), **also)


def _store(found: SymbiosisLink, what: str, form: Any, request: HttpRequest) -> None:
    said, by = dict(form.cleaned_data), person(request)
    if what == "move":
        move_link(found, said["state"], by=by, drop_reason=said["drop_reason"], reason=said["reason"])
    elif what == "link":
        change_link(found, said, by=by, revision=said["revision"])
    elif what == "decision":
        record_decision(found.have, by=by, on=timezone.localdate(), **said)
    elif what == "readiness":
        record_readiness(found, form.levels(), by=by)
    else:
        record_year(found, by=by, on=timezone.localdate(), **said)


@login_required
@require_POST
def consent(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Note what a side told the office: it agrees to be known to the other, or no longer does."""
    found = link_of(request, ref, pk)
    side = request.POST.get("side", "")
    if side not in Side.values:
        messages.error(request, _("Say which side agreed."))
    else:
        try:
            agree(found, side, by=person(request), agreed=request.POST.get("agreed") != "no")
            messages.success(request, _("Saved."))
        except Refused as refused:
            messages.error(request, str(refused))
    return redirect("symbiosis:link", ref, pk)


@login_required
def ask(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Look over both letters and send them: each says no more of the other than everybody may know."""
    found = link_of(request, ref, pk)
    initial = {
        f"{each.side}_{part}": getattr(each, part)
        for each in introductions(found)
        for part in ("subject", "text")
    }
    form = AskForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            ask_partners(found, form.letters(), by=person(request))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The letters are on their way."))
            return redirect("symbiosis:link", ref, pk)
    context = {"district": found.district, "link": found, "form": form}
    return render(request, "symbiosis/ask.html", context, status=422 if form.errors else 200)
