"""The assignment as the engine proposes it: looked at, applied, and told to the assessors."""

from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from circulade.calls.domain.assessing_trouble import NoAssignment
from circulade.calls.domain.assessor_letters import draft_letters, send_letters, waiting_letters
from circulade.calls.domain.assigning import Proposal, apply_assignment, propose_assignment
from circulade.calls.domain.fit_words import reasons
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Application
from circulade.calls.views.assess_tabs import frame, led
from circulade.calls.views.loading import clock, signed_in
from circulade.core.downloads import Columns, as_file

PAIRS: Columns[tuple[Application, dict[str, Any]]] = {
    "ref": lambda row: row[0].ref,
    "name": lambda row: row[0].name,
    "assessor": lambda row: row[1]["assessor"].pseudonym,
    "person": lambda row: str(row[1]["assessor"].user),
    "fit": lambda row: row[1]["fit"],
    "reasons": lambda row: row[1]["reasons"],
    "state": lambda row: row[1]["mark"],
}


@login_required
def assignment(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the best assignment with its total, bound, worst served, loads and reasons; nothing is stored."""
    call, user = led(request, slug), signed_in(request)
    context = frame(request, call, "assignment") | {"letters": waiting_letters(call)}
    try:
        proposal = propose_assignment(call)
    except NoAssignment as reason:
        context["reason"] = str(reason)
    else:
        seen = shown(proposal, hidden=proposal.inputs.hidden_from(user.pk))
        if (file := as_file(request, PAIRS, _pairs(seen), name=f"{slug}-assignment")) is not None:
            return file
        context |= seen
    if (file := as_file(request, PAIRS, (), name=f"{slug}-assignment")) is not None:
        return file
    return render(request, "calls/assess/assignment.html", context)


def _pairs(seen: dict[str, Any]) -> list[tuple[Application, dict[str, Any]]]:
    return [(application, pair) for application, pairs in seen["rows"] for pair in pairs]


def shown(proposal: Proposal, *, hidden: frozenset[str]) -> dict[str, Any]:
    """Turn a proposal into what its page shows; rows of applications the reader may not see are left out."""
    result, inputs = proposal.result, proposal.inputs
    marks = {**dict.fromkeys(proposal.added, "new"), **dict.fromkeys(proposal.begun, "begun")}
    by_application: dict[str, list[dict[str, Any]]] = {}
    for ref, name in proposal.pairs:
        if ref in hidden:
            continue
        fit = inputs.fits[ref, name]
        row = {
            "assessor": inputs.assessors[name],
            "fit": percent(fit.value),
            "reasons": reasons(fit),
            "mark": marks.get((ref, name), "kept"),
        }
        by_application.setdefault(ref, []).append(row)
    loads = [
        {"assessor": inputs.assessors[name], "load": count, "most": inputs.data["loads"][name]}
        for name, count in sorted(result["load"].items())
    ]
    best = len(proposal.pairs)
    return {
        "proposal": proposal,
        "rows": [(inputs.applications[ref], pairs) for ref, pairs in by_application.items()],
        "loads": loads,
        "total": percent(Fraction(result["total_exact"]) / best) if best else "",
        "bound": percent(Fraction(result["bound_exact"]) / best) if best else "",
        "optimal": result["optimal"],
        "worst": percent(Fraction(str(result["worst_application"])) / inputs.data["per_application"]),
        "worst_applications": [ref for ref in result["worst_applications"] if ref not in hidden][:8],
        "changes": len(proposal.added) + len(proposal.dropped),
        "dropped": sorted(pair for pair in proposal.dropped if pair[0] not in hidden),
    }


def percent(value: Fraction) -> str:
    """Write a fit from 0 to 1 as a whole percentage."""
    return f"{round(float(value) * 100)} %"


@login_required
@require_POST
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """Apply what was looked at; if anything changed meanwhile, the new proposal shows instead."""
    call = led(request, slug)
    try:
        apply_assignment(call, sha256=request.POST.get("sha256", ""), by=signed_in(request), now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("calls:assignment", slug)
    messages.success(request, _("Assigned. Assessors learn of it by letter when you say so."))
    return redirect("calls:assignment", slug)


@login_required
@require_POST
def letters(request: HttpRequest, slug: str) -> HttpResponse:
    """Draft the letters to the assessors, or send those drafted."""
    call, user, now = led(request, slug), signed_in(request), clock()
    if "send" in request.POST:
        count = send_letters(call, by=user, now=now)
        text = ngettext("%d letter is on its way.", "%d letters are on their way.", count)
    else:
        count = len(draft_letters(call, by=user, now=now))
        text = ngettext("%d letter is drafted.", "%d letters are drafted.", count)
    messages.success(request, text % count)
    return redirect("calls:assignment", slug)
