"""Office pages of applications: table, one application, export, entering on behalf."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.permissions import require
from circulade.calls.domain.deadline import extend_application
from circulade.calls.domain.drafts import save_answers
from circulade.calls.domain.export import export_applications
from circulade.calls.domain.on_behalf import enter_on_behalf, submit_on_behalf
from circulade.calls.domain.reading import checked_copy, counting_sections
from circulade.calls.domain.register_matches import (
    add_territory,
    confirm_organisation,
    confirm_territories,
    organisation_suggestions,
    stated,
    territory_suggestions,
)
from circulade.calls.domain.submission import has_unsent_changes
from circulade.calls.domain.trouble import Refused
from circulade.calls.domain.uploads import store_uploads
from circulade.calls.forms.steps import ApplicationFilter, EnterForm, ExtendForm, ReasonForm
from circulade.calls.queries.applications import last_submission, list_for_office
from circulade.calls.queries.calls import deadline_of
from circulade.calls.views.loading import clock, office, office_file, signed_in
from circulade.calls.views.office import shell
from circulade.calls.views.writing import answers_form, compare, with_problems
from circulade.core.downloads import OFFERED, format_named, table_response
from circulade.register.domain.problems import RegisterProblem


@login_required
def applications(request: HttpRequest, slug: str) -> HttpResponse:
    """List a call's applications with filters."""
    call, user = office(request, slug, "calls.list_applications"), signed_in(request)
    form = ApplicationFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = Paginator(list_for_office(call, reader=user, **chosen), 50).get_page(request.GET.get("page"))
    context = shell(request, call, "applications") | {
        "form": form,
        "page": page,
        "query": request.GET.urlencode(),
        "formats": OFFERED,
        "may_export": user.has_perm("calls.export_applications", call),
        "may_enter": user.has_perm("calls.move_call", call),
    }
    return render(request, "calls/office/applications.html", context)


@login_required
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the filtered applications as a file; every export is audited."""
    call, user = office(request, slug, "calls.export_applications"), signed_in(request)
    kind = format_named(request.GET.get("format", "csv"))
    form = ApplicationFilter(request.GET)
    found = list_for_office(call, reader=user, **(form.cleaned_data if form.is_valid() else {}))
    written = export_applications(call, found, kind=kind, by=user, now=clock())
    return table_response(written, name=f"{call.slug}-applications")


@login_required
def application(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Show one application: what counts, its state, what it says to the register."""
    found, user = office_file(request, slug, ref, "calls.view_office_application"), signed_in(request)
    may_enter = user.has_perm("calls.enter_application", found)
    prefetch_related_objects([found], "submissions", "territories", "answers")
    checked, progress = checked_copy(found)
    context = shell(request, found.call, "applications") | {
        "application": found,
        "sections": counting_sections(found),
        "sent": last_submission(found),
        "unsent": has_unsent_changes(found),
        "progress": progress,
        "problems": checked.problems,
        "deadline": deadline_of(found),
        "colleagues": found.colleagues.select_related("user"),
        "territories": found.territories.all(),
        "stated": stated(found),
        "suggestions": territory_suggestions(found) if may_enter and not found.territories.exists() else [],
        "bodies": organisation_suggestions(found) if may_enter and found.organisation is None else [],
        "may_enter": may_enter,
        "may_assess": user.has_perm("calls.lead_application_assessment", found),
        "may_declare": user.has_perm("calls.declare_own_conflict", found),
        "reason_form": ReasonForm(),
        "extend_form": ExtendForm(zone=found.call.time_zone),
    }
    return render(request, "calls/office/application.html", context)


@login_required
def enter(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin an application for somebody."""
    call, user = office(request, slug, "calls.move_call"), signed_in(request)
    form = EnterForm(request.POST or None, initial={"language": call.programme.office_language})
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_on_behalf(call, by=user, now=clock(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("calls:office_write_application", slug, made.ref)
    context = shell(request, call, "applications") | {
        "form": form,
        "title": _("Enter an application"),
        "label": _("Go on to the answers"),
    }
    return render(request, "calls/office/step.html", context, status=422 if form.errors else 200)


@login_required
def write(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Type the answers of an application for somebody."""
    found, user = office_file(request, slug, ref, "calls.enter_application"), signed_in(request)
    form = answers_form(found)
    if request.method == "POST":
        sent, now = answers_form(found, request), clock()
        kept, refused = store_uploads(found, sent.entries(), by=user, now=now)
        saved = save_answers(found, kept, by=user, now=now)
        if saved.overlaps:
            return compare(request, found, sent, saved.overlaps, address=request.path)
        if not (refused or saved.problems):
            messages.success(request, _("Saved. Now let it count, with the reason."))
            return redirect("calls:office_application", slug, ref)
        form = with_problems(found, (*refused, *saved.problems))
    context = shell(request, found.call, "applications") | {"application": found, "form": form}
    return render(request, "calls/office/write.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def count(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Let the answers count as sent in, with the reason."""
    found, form = office_file(request, slug, ref, "calls.enter_application"), ReasonForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Please give a reason."))
        submit_on_behalf(found, reason=form.cleaned_data["reason"], by=signed_in(request), now=clock())
        messages.success(request, _("The application counts as sent in; a receipt goes to the applicant."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("calls:office_application", slug, ref)


@login_required
@require_POST
def extend(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Give one application more time."""
    found = office_file(request, slug, ref, "calls.enter_application")
    form = ExtendForm(request.POST, zone=found.call.time_zone)
    try:
        if not form.is_valid():
            raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
        extend_application(
            found,
            until=form.cleaned_data["closes_at"],
            reason=form.cleaned_data["reason"],
            by=signed_in(request),
            now=clock(),
        )
        messages.success(request, _("The application has more time, and its people are told."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("calls:office_application", slug, ref)


@login_required
@require_POST
def register_links(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Confirm which territory or organisation of the register an application is about."""
    found, user = office_file(request, slug, ref, "calls.enter_application"), signed_in(request)
    require(user, "calls.enter_application", found)
    programme, now = found.call.programme, clock()
    if territory := request.POST.get("territory", ""):
        held = get_object_or_404(programme.territories, pk=territory) if territory.isdecimal() else None
        if held is None:
            raise Http404
        confirm_territories(found, [*found.territories.all(), held], by=user, now=now)
    elif organisation := request.POST.get("organisation", ""):
        if not organisation.isdecimal():
            raise Http404
        confirm_organisation(
            found, get_object_or_404(programme.organisations, pk=organisation), by=user, now=now
        )
    elif "clear" in request.POST:
        confirm_territories(found, [], by=user, now=now)
    elif "add" in request.POST:
        try:
            add_territory(found, by=user, now=now)
        except RegisterProblem as problem:
            messages.error(request, str(problem))
            return redirect("calls:office_application", slug, ref)
    messages.success(request, _("Saved."))
    return redirect("calls:office_application", slug, ref)
