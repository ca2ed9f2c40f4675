"""Office pages after an import: confirm territories, invite applicants to take over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from circulade.accounts.permissions import require
from circulade.calls.domain.eligibility import check_call
from circulade.calls.domain.register_matches import confirm_territories
from circulade.calls.domain.taking_over import draft_take_overs, send_take_overs
from circulade.calls.domain.territory_matching import (
    Match,
    accept_sure,
    add_stated,
    add_unknown,
    match_of,
    open_matches,
)
from circulade.calls.domain.trouble import Refused
from circulade.calls.queries.conflicts import hidden_refs
from circulade.calls.queries.imports import take_over_letters, unclaimed, without_territory
from circulade.calls.views.loading import clock, office, signed_in
from circulade.calls.views.office import shell
from circulade.core.downloads import Columns, as_file
from circulade.core.enums import LetterState
from circulade.core.models import Letter
from circulade.register.domain.matching import Suggestion

PAGE = 25
MATCHES: Columns[Match] = {
    "ref": lambda each: each.application.ref,
    "name": lambda each: each.application.name,
    "territory_stated": lambda each: each.stated.territory,
    "country_stated": lambda each: each.stated.country,
    "codes_stated": lambda each: ", ".join(each.stated.codes),
    "suggestions": lambda each: "; ".join(_suggested(one) for one in each.suggestions),
    "beyond_doubt": lambda each: each.sure.ref if each.sure else "",
}
LETTERS: Columns[Letter] = {
    "to": lambda each: each.to,
    "subject": lambda each: each.subject,
    "language": lambda each: each.language,
    "state": lambda each: each.state,
}


def _suggested(one: Suggestion) -> str:
    known = one.territory or one.place
    name = known.name if known else ""
    return f"{name} ({round(100 * one.score)} %)"


@login_required
def territories(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what each application's territory may be in the register; take what is sure at once."""
    call, user = office(request, slug, "calls.import_applications"), signed_in(request)
    if request.method == "POST":
        matches = open_matches(call, reader=user)
        refused: tuple[str, ...] = ()
        if "sure" in request.POST:
            done = accept_sure(matches, by=user, now=clock())
        elif "unknown" in request.POST:
            done, refused = add_unknown(matches, by=user, now=clock())
        else:
            raise Http404
        check_call(call)
        messages.success(
            request, ngettext("%d territory confirmed.", "%d territories confirmed.", done) % done
        )
        for problem in refused[:5]:
            messages.error(request, problem)
        return redirect("calls:match_territories", slug)
    matches = open_matches(call, reader=user)
    if (file := as_file(request, MATCHES, matches, name=f"{slug}-territories")) is not None:
        return file
    context = shell(request, call, "imports") | {
        "matches": matches[:PAGE],
        "left": len(matches),
        "shown": min(len(matches), PAGE),
        "sure": sum(match.sure is not None for match in matches),
        "unknown": sum(match.unknown for match in matches),
        "territories": call.programme.territories.filter(merged_into=None).order_by("ref"),
    }
    return render(request, "calls/importing/territories.html", context)


@login_required
@require_POST
def match(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Confirm one territory: one suggested, another of the register, or a new one as stated."""
    call, user = office(request, slug, "calls.import_applications"), signed_in(request)
    if not without_territory(call, reader=user).filter(ref=ref).exists():
        messages.info(request, _("%s has its territory already.") % ref)
        return redirect("calls:match_territories", slug)
    found, given, now = match_of(call, ref, reader=user), request.POST.get("territory", ""), clock()
    require(user, "calls.enter_application", found.application)
    try:
        if given.startswith("place:"):
            number = int(given.removeprefix("place:")) if given[6:].isdecimal() else -1
            if not 0 <= number < len(found.suggestions):
                raise Refused(_("Please choose again: the suggestions have changed."))
            add_stated(found, by=user, now=now, suggestion=found.suggestions[number])
        elif given == "new":
            add_stated(found, by=user, now=now)
        elif given.isdecimal():
            territory = get_object_or_404(call.programme.territories, pk=given, merged_into=None)
            confirm_territories(found.application, [territory], by=user, now=now)
        else:
            raise Refused(_("Please choose a territory for %s.") % ref)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        check_call(call)
        messages.success(request, _("%s has its territory.") % ref)
    return redirect("calls:match_territories", slug)


@login_required
def take_over(request: HttpRequest, slug: str) -> HttpResponse:
    """Draft, look over and send the letters by which imported applicants take over their applications."""
    call, user = office(request, slug, "calls.import_applications"), signed_in(request)
    if request.method == "POST":
        if "draft" in request.POST:
            done, refused = draft_take_overs(call, by=user, now=clock())
            messages.success(request, ngettext("%d letter drafted.", "%d letters drafted.", done) % done)
            refused = tuple(ref for ref in refused if ref not in hidden_refs(call, user))
            if refused:
                messages.error(request, _("No letter can go to: %s.") % ", ".join(refused))
        elif "send" in request.POST:
            done = send_take_overs(call, by=user, now=clock())
            messages.success(
                request, ngettext("%d letter is on its way.", "%d letters are on their way.", done) % done
            )
        return redirect("calls:take_over", slug)
    letters = take_over_letters(call, reader=user)
    if (file := as_file(request, LETTERS, letters, name=f"{slug}-take-over")) is not None:
        return file
    context = shell(request, call, "imports") | {
        "waiting": unclaimed(call).count(),
        # All are drafted and sent alike; only what stands in them is kept from somebody with a conflict.
        "drafts": take_over_letters(call).filter(state=LetterState.DRAFT).count(),
        "sample": letters.filter(state=LetterState.DRAFT).first(),
        "letters": letters[:200],
    }
    return render(request, "calls/importing/take_over.html", context)
