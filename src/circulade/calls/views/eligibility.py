"""Office pages of the eligibility check: applications by finding, and one decision per page."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from circulade.calls.domain.eligibility import accept_all_met, check_call, decide, reopen
from circulade.calls.domain.finding_words import NAMES, TONES, sentence
from circulade.calls.domain.reading import counting_sections
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import Eligibility, FindingOutcome
from circulade.calls.forms.eligibility import ClarificationForm, DecisionForm, FindingFilter, ReopenForm
from circulade.calls.models import Application, Finding
from circulade.calls.queries.conflicts import hidden_refs
from circulade.calls.queries.eligibility import list_by_finding, neighbours
from circulade.calls.queries.questions import questions_for
from circulade.calls.views.loading import clock, office, office_file, signed_in
from circulade.calls.views.office import shell
from circulade.core.downloads import Columns, as_file

COLUMNS: Columns[Application] = {
    "ref": lambda each: each.ref,
    "name": lambda each: each.name,
    "country": lambda each: each.country,
    "eligibility": lambda each: each.eligibility,
    "reason": lambda each: each.eligibility_reason.text if each.eligibility_reason else "",
    "decided_by": lambda each: str(each.eligibility_by or ""),
} | {code: lambda each, code=code: _outcome(each, code) for code in NAMES}


def _outcome(application: Application, code: str) -> str:
    return next((str(each.outcome) for each in application.findings.all() if each.check_code == code), "")


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as a page shows it."""

    name: str
    outcome: str
    tone: str
    text: str


def shown(
    application: Application, findings: list[Finding], *, hidden: frozenset[str] = frozenset()
) -> list[Shown]:
    """Say the findings of an application, in the order of the checks."""
    questions, order = questions_for(application), list(NAMES)
    known = [each for each in findings if each.check_code in NAMES]
    return [
        Shown(
            str(NAMES[each.check_code]),
            str(FindingOutcome(each.outcome).label),
            TONES[FindingOutcome(each.outcome)],
            sentence(each, application, questions, hidden=hidden),
        )
        for each in sorted(known, key=lambda each: order.index(each.check_code))
    ]


@login_required
def applications(request: HttpRequest, slug: str) -> HttpResponse:
    """List applications by what the checks say."""
    call, user = office(request, slug, "calls.see_eligibility"), signed_in(request)
    form = FindingFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = list_by_finding(call, reader=user, **chosen)
    if (file := as_file(request, COLUMNS, found, name=f"{slug}-eligibility")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    rows = [
        (each, [finding for finding in each.findings.all() if finding.outcome != FindingOutcome.MET])
        for each in page
    ]
    undecided = list_by_finding(call, reader=user, eligibility=Eligibility.OPEN)
    context = shell(request, call, "eligibility") | {
        "form": form,
        "page": page,
        "rows": [
            (each, [(NAMES.get(f.check_code, f.check_code), TONES[FindingOutcome(f.outcome)]) for f in open_])
            for each, open_ in rows
        ],
        "undecided": undecided.count(),
        "ready": list_by_finding(
            call, reader=user, outcome=FindingOutcome.MET, eligibility=Eligibility.OPEN
        ).count(),
        "unchecked": undecided.filter(findings__isnull=True).count(),
        "may_check": user.has_perm("calls.check_eligibility", call),
    }
    return render(request, "calls/importing/eligibility.html", context)


@login_required
@require_POST
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Run the checks again."""
    call = office(request, slug, "calls.check_eligibility")
    changed = check_call(call)
    messages.success(request, ngettext("%d finding changed.", "%d findings changed.", changed) % changed)
    return redirect("calls:eligibility", slug)


@login_required
@require_POST
def accept(request: HttpRequest, slug: str) -> HttpResponse:
    """Decide "eligible" for all undecided applications that meet every check."""
    call, user = office(request, slug, "calls.check_eligibility"), signed_in(request)
    check_call(call)
    ready = list_by_finding(call, reader=user, outcome=FindingOutcome.MET, eligibility=Eligibility.OPEN)
    try:
        done = accept_all_met(list(ready), by=user, now=clock())
        messages.success(
            request, ngettext("%d application is eligible.", "%d applications are eligible.", done) % done
        )
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("calls:eligibility", slug)


@login_required
def application(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Show one application with its findings, answers and clarifications, and decide on it."""
    found = office_file(request, slug, ref, "calls.view_office_application")
    return page(request, found)


def page(
    request: HttpRequest,
    found: Application,
    *,
    decision: DecisionForm | None = None,
    asking: ClarificationForm | None = None,
    again: ReopenForm | None = None,
) -> HttpResponse:
    """Show one application, with a form that was sent back."""
    user = signed_in(request)
    prefetch_related_objects([found], "submissions")
    before, after = neighbours(found, reader=user)
    findings = list(found.findings.all())
    twins = any(each.detail.get("others") for each in findings)
    forms = (decision, asking, again)
    context = shell(request, found.call, "eligibility") | {
        "application": found,
        "findings": shown(found, findings, hidden=hidden_refs(found.call, user) if twins else frozenset()),
        "sections": counting_sections(found),
        "clarifications": found.clarifications.select_related("asked_by", "answered_by", "file"),
        "decision": decision or DecisionForm(),
        "asking": asking or ClarificationForm(zone=found.call.time_zone),
        "again": again or ReopenForm(),
        "may_decide": user.has_perm("calls.decide_eligibility", found),
        "may_ask": user.has_perm("calls.ask_clarification", found),
        "before": before,
        "after": after,
        "now": clock(),
    }
    failed = any(form is not None and form.errors for form in forms)
    return render(request, "calls/importing/eligibility_file.html", context, status=422 if failed else 200)


@login_required
@require_POST
def decide_one(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Decide on one application, and go on to the next undecided one."""
    found, form = office_file(request, slug, ref, "calls.decide_eligibility"), DecisionForm(request.POST)
    if form.is_valid():
        try:
            decide(
                found,
                Eligibility(form.cleaned_data["eligibility"]),
                reason=form.cleaned_data["reason"],
                by=signed_in(request),
                now=clock(),
            )
        except Refused as refused:
            form.add_error("reason", str(refused))
        else:
            messages.success(request, f"{found.ref}: {found.get_eligibility_display()}.")
            _before, after = neighbours(found, reader=signed_in(request))
            if after:
                return redirect("calls:eligibility_file", slug, after)
            return redirect("calls:eligibility", slug)
    return page(request, found, decision=form)


@login_required
@require_POST
def reopen_one(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Take a decision back."""
    found, form = office_file(request, slug, ref, "calls.decide_eligibility"), ReopenForm(request.POST)
    if form.is_valid():
        try:
            reopen(found, reason=form.cleaned_data["reason"], by=signed_in(request), now=clock())
        except Refused as refused:
            form.add_error("reason", str(refused))
        else:
            messages.success(request, _("%s is undecided again.") % found.ref)
            return redirect("calls:eligibility_file", slug, ref)
    return page(request, found, again=form)
