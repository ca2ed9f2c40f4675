"""Office pages of calls: the list, one call's overview, its sections, copying."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.calls.domain.copying import YEAR, copy_call
from circulade.calls.domain.corrections import has_uncorrected_edits
from circulade.calls.domain.editing import create_call, edit_call
from circulade.calls.domain.factsheet import set_factsheet
from circulade.calls.domain.missing import missing
from circulade.calls.domain.past_years import past_years
from circulade.calls.domain.standing import lifecycle, next_action
from circulade.calls.domain.trouble import Outdated, Refused
from circulade.calls.enums import CallStage
from circulade.calls.forms.calls import SECTIONS, FactsheetForm, NewCallForm
from circulade.calls.models import Call
from circulade.calls.permissions.calls import visible_teams
from circulade.calls.queries.calls import office_calls
from circulade.calls.queries.overview import application_counts, by_country
from circulade.calls.queries.pages import Listed, listed
from circulade.calls.views.loading import clock, office, signed_in
from circulade.calls.views.office_tabs import call_tabs, tab_of
from circulade.calls.views.past_years import told
from circulade.core.domain.attachments import Refused as FileRefused
from circulade.core.downloads import Columns, as_file, moment
from circulade.core.forms.translated import read_translated
from circulade.vocabularies.countries import country_name

COLUMNS: Columns[Listed] = {
    "slug": lambda each: each.call.slug,
    "title": lambda each: str(each.call.title),
    "status": lambda each: each.status.value,
    "team": lambda each: str(each.call.team.name) if each.call.team else "",
    "opens_at": lambda each: moment(each.call.opens_at),
    "closes_at": lambda each: moment(each.call.closes_at),
    "time_zone": lambda each: each.call.time_zone,
}


@login_required
def calls(request: HttpRequest) -> HttpResponse:
    """List the calls that this user's teams run."""
    programme, user = current_programme(request), signed_in(request)
    if programme is None:
        raise Http404
    require(user, "calls.list_calls", programme)
    found = office_calls(programme, team_ids=visible_teams(user, programme))
    now = clock()
    every = (listed(each, now) for each in found)
    if (file := as_file(request, COLUMNS, every, name="calls")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [listed(each, now) for each in page],
        "may_add": user.has_perm("calls.add_call", programme),
    }
    return render(request, "calls/office/list.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin a call from nothing, or go to copy an earlier one."""
    programme, user = current_programme(request), signed_in(request)
    if programme is None:
        raise Http404
    require(user, "calls.add_call", programme)
    form = NewCallForm(programme, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_call(
                programme,
                title=read_translated(form, "title"),
                slug=form.cleaned_data["slug"],
                team=form.cleaned_data.get("team"),
                by=user,
                now=clock(),
            )
        except Refused as refused:
            form.add_error("slug", str(refused))
        else:
            return redirect("calls:office_call", made.slug)
    context = {"form": form, "earlier": office_calls(programme)[:20]}
    return render(request, "calls/office/new.html", context, status=422 if form.errors else 200)


@login_required
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    """Copy a call."""
    source, user = office(request, slug), signed_in(request)
    require(user, "calls.add_call", source.programme)
    form = NewCallForm(source.programme, request.POST or None, source=source)
    if request.method == "POST" and form.is_valid():
        try:
            made = copy_call(
                source,
                slug=form.cleaned_data["slug"],
                title=read_translated(form, "title"),
                by=user,
                now=clock(),
                shift=YEAR if form.cleaned_data["dates"] == "year" else None,
            )
        except Refused as refused:
            form.add_error("slug", str(refused))
        else:
            messages.success(request, _("The call is copied as a draft."))
            return redirect("calls:office_call", made.slug)
    context = {"form": form, "source": source}
    return render(request, "calls/office/new.html", context, status=422 if form.errors else 200)


@login_required
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how far a call has come, what it lacks, its figures and the next action."""
    found, user, now = office(request, slug), signed_in(request), clock()
    is_draft = found.stage == CallStage.DRAFT
    gaps = missing(found, now=now) if is_draft else []
    action = next_action(found, now)
    context = shell(request, found, "overview") | {
        "steps": lifecycle(found, now),
        "action": action,
        "place": tab_of(found, action.tab, user),
        "gaps": gaps,
        "blocked": any(gap.blocking for gap in gaps),
        "past_years": [told(each, found, user) for each in past_years(found, now=now)] if is_draft else [],
        "counts": application_counts(found),
        "countries": [(country_name(code), count) for code, count in by_country(found)],
        "notices": found.notices.select_related("by")[:10],
        "may_move": user.has_perm("calls.move_call", found),
        "may_change": user.has_perm("calls.change_call", found),
        "may_cancel": user.has_perm("calls.cancel_call", found) and found.stage != CallStage.CANCELLED,
        "may_add": user.has_perm("calls.add_call", found.programme),
        "unannounced": not is_draft and has_uncorrected_edits(found),
        "factsheet_form": FactsheetForm(),
    }
    return render(request, "calls/office/call.html", context)


def shell(request: HttpRequest, found: Call, current: str) -> dict[str, Any]:
    """Gather what every office page of a call shows."""
    return {
        "call": found,
        "listed": listed(found, clock()),
        "tabs": call_tabs(found, current, signed_in(request)),
    }


@login_required
def edit(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """Edit one section of a call."""
    found, user = office(request, slug, "calls.change_call"), signed_in(request)
    if section not in SECTIONS:
        raise Http404
    form = SECTIONS[section](found, request.POST or None)
    differing: dict[str, tuple[Any, Any]] = {}
    if request.method == "POST" and form.is_valid():
        try:
            edit_call(
                found,
                form.changes(),
                seen=form.cleaned_data["seen"],
                by=user,
                now=clock(),
                notice=form.notice,
            )
        except Outdated as outdated:
            form.add_error(None, str(outdated))
            differing = outdated.fields
            # Saving once more is then meant: the form has seen the present revision.
            typed = request.POST.copy()
            typed["seen"] = str(found.revision)
            form.data = typed
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("calls:office_edit_call", slug, section)
    context = shell(request, found, section) | {
        "form": form,
        "section": section,
        "differing": differing.items(),
    }
    return render(request, "calls/office/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def factsheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Put up the factsheet."""
    found = office(request, slug, "calls.change_call")
    form = FactsheetForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Please choose a file."))
        return redirect("calls:office_call", slug)
    try:
        set_factsheet(found, form.cleaned_data["file"], by=signed_in(request), now=clock())
        messages.success(request, _("The factsheet is there."))
    except FileRefused as refused:
        messages.error(request, str(refused))
    return redirect("calls:office_call", slug)
