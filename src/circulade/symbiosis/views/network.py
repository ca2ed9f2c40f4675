"""The network view: plans of a district, a new one, and one with its certificate, pictures and what was tried."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.core.downloads import Columns, as_file, moment
from circulade.files.charts import Chart
from circulade.symbiosis.domain.amounts import digits
from circulade.symbiosis.domain.pictures import PICTURES
from circulade.symbiosis.domain.planning import ask_for_plan
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.domain.shown import (
    NOTHING_BESIDE,
    PlannedLink,
    ShownPlan,
    difference,
    shown_plan,
)
from circulade.symbiosis.domain.tried import FrontPoint, Trials, together_of
from circulade.symbiosis.domain.tried_pictures import TRIED_PICTURES
from circulade.symbiosis.enums import PlanState
from circulade.symbiosis.forms.plan import PlanForm
from circulade.symbiosis.models import NetworkPlan, SymbiosisLink
from circulade.symbiosis.queries.plans import newest_whole_plan, plans_of
from circulade.symbiosis.views.scope import office_district, office_plan, person
from circulade.symbiosis.views.tabs import tabs

PLANS: Columns[NetworkPlan] = {
    "plan": lambda each: each.pk,
    "title": lambda each: each.title,
    "closed": lambda each: each.closed.name if each.closed else "",
    "permits_only": lambda each: each.permits_only,
    "way": lambda each: each.way,
    "kinds": lambda each: ", ".join(each.kinds),
    "state": lambda each: each.state,
    "run": lambda each: str(each.run_id or ""),
    "at": lambda each: moment(each.created_at),
}
LINKS: Columns[PlannedLink] = {
    "have": lambda each: each.have.ref,
    "giver": lambda each: each.have.site.name,
    "stream": lambda each: each.have.words,
    "code": lambda each: ", ".join(each.have.codes),
    "want": lambda each: each.want.ref,
    "taker": lambda each: each.want.site.name,
    "use": lambda each: each.want.words,
    "tonnes": lambda each: each.tonnes if each.have.unit == "t" else None,
    "amount": lambda each: each.tonnes,
    "unit": lambda each: each.have.unit,
    "kind": lambda each: each.have.kind,
    "margin": lambda each: each.margin,
    "gain": lambda each: each.money,
}

# So many rows stand on the page of a plan; the others behind a line that opens.
FEW = 20


@login_required
def network(request: HttpRequest, ref: str) -> HttpResponse:
    """List the plans of a district, and ask for a new one."""
    district = office_district(request, ref)
    found = plans_of(district).defer("inputs", "findings")
    if (file := as_file(request, PLANS, found, name=f"{ref}-plans")) is not None:
        return file
    form = PlanForm(request.POST or None, district=district, initial={"title": _("Best network")})
    if request.method == "POST" and form.is_valid():
        try:
            plan = ask_for_plan(district, on=timezone.localdate(), by=person(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The plan is being computed in the background."))
            return redirect("symbiosis:plan", ref, plan.pk)
    context = {
        "district": district,
        "tabs": tabs(district, "network"),
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "form": form,
    }
    return render(request, "symbiosis/network.html", context, status=422 if form.errors else 200)


@login_required
def plan(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Show a plan: its links with the certificate, and what was tried around it."""
    found = office_plan(request, ref, pk)
    shown = shown_plan(found)
    context: dict[str, Any] = {
        "district": found.district,
        "plan": found,
        "tabs": tabs(found.district, "network"),
        "shown": shown,
    }
    if shown is not None:
        if (file := as_file(request, LINKS, shown.links, name=f"{ref}-plan-{pk}")) is not None:
            return file
        context |= _told(shown)
    return render(request, "symbiosis/plan.html", context)


def _told(shown: ShownPlan) -> dict[str, Any]:
    """Return what the page shows beside the links."""
    plan, found = shown.plan, NOTHING_BESIDE | shown.plan.findings
    currency = plan.district.currency
    whole = newest_whole_plan(plan) if plan.closed_id else None
    before = shown_plan(whole) if whole else None
    return {
        "figures": [
            (_("Gain a year"), digits(shown.value), currency, ""),
            (_("No plan has more than"), digits(shown.bound), currency, ""),
            (_("Gap"), _gap(shown.gap), "%", ""),
            (_("Links"), digits(len(shown.links)), "", ""),
            *([(_("Tonnes a year"), digits(shown.tonnes), "t", "")] if shown.tonnes else []),
            (_("Pairs that could pay"), digits(shown.pairs), "", ""),
            *_compared(found, currency),
        ],
        "parts": [
            (
                part,
                digits(part.result["value"]),
                digits(part.result["bound"]),
                _gap(part.result["gap"]),
                f"{digits(part.amount)} {part.kind.unit}",
            )
            for part in shown.parts
        ],
        "months": [
            (part, [(month, digits(moved), digits(stored)) for month, moved, stored in part.months])
            for part in shown.parts
            if part.months
        ],
        "ways": [(way, digits(way.tonnes)) for way in shown.ways],
        "rows": _rows(shown),
        "gains": [
            (
                each.site,
                digits(each.stable),
                digits(each.even),
                "" if each.loss is None else digits(each.loss),
            )
            for each in shown.gains
        ],
        "worst": _worst(found["share"]["even"]["worst"]),
        "shortfalls": [(stream, digits(a), digits(b)) for stream, a, b in shown.shortfalls],
        "trials": [_tried(each, shown) for each in shown.trials],
        "together": _front(together_of(shown.trials)),
        "together_picture": _picture("front-together", shown),
        "left_out": shown.left_out[:200],
        "pictures": [(name, made) for name, draw in PICTURES.items() if (made := draw(shown)) is not None],
        "few": f":{FEW}",
        "rest": f"{FEW}:",
        "difference": None if before is None else difference(shown, before),
    }


def _picture(name: str, shown: ShownPlan) -> tuple[str, Chart] | None:
    made = TRIED_PICTURES[name](shown)
    return None if made is None else (name, made)


def _tried(trials: Trials, shown: ShownPlan) -> dict[str, Any]:
    """Return what was tried with a kind as the page writes it."""
    factor, kept, links, cut, missing = trials.bands
    fixed = trials.fixed
    return {
        "of": trials,
        "prices": [
            (each.price, f"{100 * (each.factor - 1):+.3g} %", digits(each.value), each, _gap(each.gap))
            for each in trials.prices
        ],
        "fixed": None if fixed is None else (digits(fixed.cost), digits(fixed.value), len(fixed.links)),
        "fixed_links": [] if fixed is None else [(*pair, digits(amount)) for *pair, amount in fixed.links],
        "fixed_gap": "" if fixed is None else _gap(fixed.gap),
        "front": _front(trials.front),
        "price_picture": _picture(f"prices-{trials.kind}", shown),
        "front_picture": _picture(f"front-{trials.kind}", shown),
        "factor": f"{factor:g}",
        "kept": f"{100 * kept:.3g}",
        "missing": f"{100 * missing:.2g}",
        "links_on_bands": links,
        "cut": cut,
    }


def _front(points: Sequence[FrontPoint]) -> list[tuple[str, str, str, int, str]]:
    return [
        (f"{each.weight:g}", digits(each.money), digits(each.kg), each.links, _gap(each.gap))
        for each in points
    ]


def _rows(shown: ShownPlan) -> list[tuple[PlannedLink, str, str, str, SymbiosisLink | None]]:
    """Return the links in words, each with what it is in the pipeline."""
    links = SymbiosisLink.objects.filter(district=shown.plan.district)
    begun = {(link.have_id, link.want_id): link for link in links}
    return [
        (each, digits(each.tonnes), digits(each.margin), digits(each.money), begun.get(each.pair))
        for each in shown.links
    ]


def _gap(gap: float) -> str:
    """Say a gap in per cent; what arithmetic leaves over is none."""
    return "0" if gap < 1e-9 else f"{100 * gap:.2g}"


def _compared(found: dict[str, Any], currency: str) -> list[tuple[str, str, str, str]]:
    """Say what the year as a whole would gain, where something else was looked at."""
    if "year_value" not in found:
        return []
    return [(_("Without looking at it"), digits(found["year_value"]), currency, "")]


def _worst(found: list[Any] | None) -> tuple[int, str, str] | None:
    """Say how many would do better alone in the even split, and by how much."""
    return None if found is None else (len(found[0]), digits(found[1]), digits(found[2]))


@login_required
def progress(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Show how far the computation is; the whole page is loaded anew when it is done."""
    found = office_plan(request, ref, pk)
    context = {"plan": found, "district": found.district}
    response = render(request, "symbiosis/parts/progress.html", context)
    if found.state != PlanState.COMPUTING:
        response["HX-Refresh"] = "true"
    return response
