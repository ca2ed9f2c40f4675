"""Pages of applicants: begin, overview, send in, withdraw, print, own list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.calls.domain.applications import start
from circulade.calls.domain.reading import checked_copy, counting_sections, working_sections
from circulade.calls.domain.receipts import receipt_of
from circulade.calls.domain.submission import has_unsent_changes, submit, withdraw
from circulade.calls.domain.trouble import Incomplete, NotOpen, Refused
from circulade.calls.enums import ApplicationState
from circulade.calls.forms.applying import ApplyForm, InviteColleagueForm
from circulade.calls.queries.applications import applications_of, last_submission
from circulade.calls.queries.calls import deadline_of, is_open, may_send
from circulade.calls.queries.colleagues import open_invitations
from circulade.calls.queries.pages import countries_of, kinds_of
from circulade.calls.views.loading import announced, clock, own, signed_in


@login_required
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """First step: who applies. Those who cannot learn it here, before typing any answer."""
    call, user, now = announced(request, slug), signed_in(request), clock()
    form = ApplyForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            made = start(call, by=user, now=now, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("calls:write", made.pk)
    context = {
        "call": call,
        "form": form,
        "open": is_open(call, now),
        "kinds": kinds_of(call),
        "countries": countries_of(call),
        "own": applications_of(user).filter(call=call),
    }
    return render(request, "calls/applicant/apply.html", context, status=422 if form.errors else 200)


@login_required
def own_applications(request: HttpRequest) -> HttpResponse:
    """List what the user writes or has sent in."""
    now = clock()
    page = Paginator(applications_of(signed_in(request)), 50).get_page(request.GET.get("page"))
    rows = [(each, deadline_of(each), may_send(each, now)) for each in page]
    return render(request, "calls/applicant/list.html", {"page": page, "rows": rows})


@login_required
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where an application stands, what to do next and who writes it."""
    found, now = own(request, pk), clock()
    checked, progress = checked_copy(found)
    sent = last_submission(found)
    context = {
        "application": found,
        "call": found.call,
        "deadline": deadline_of(found),
        "may_send": may_send(found, now),
        "progress": progress,
        "problems": checked.problems,
        "sent": sent,
        "receipt": receipt_of(sent) if sent else None,
        "unsent": has_unsent_changes(found),
        "colleagues": found.colleagues.select_related("user"),
        "invitations": open_invitations(found),
        "form": InviteColleagueForm(),
        "notices": found.call.notices.filter(at__gte=found.created_at)[:10],
    }
    return render(request, "calls/applicant/application.html", context)


@login_required
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Show everything once more with what is still wrong; POST sends it in."""
    now = clock()
    found, user = own(request, pk), signed_in(request)
    if request.method == "POST":
        try:
            submit(found, by=user, now=now)
        except NotOpen as late:
            messages.warning(request, str(late))
            return redirect("calls:application", pk)
        except Incomplete:
            pass  # the page below shows every problem
        else:
            messages.success(
                request, _("The application is sent in. A receipt with a copy is on its way by mail.")
            )
            return redirect("calls:application", pk)
    checked, _progress = checked_copy(found)
    context = {
        "application": found,
        "call": found.call,
        "deadline": deadline_of(found),
        "may_send": may_send(found, now),
        "problems": checked.problems,
        "sections": working_sections(found),
    }
    failed = request.method == "POST" and bool(checked.problems)
    return render(request, "calls/applicant/send.html", context, status=422 if failed else 200)


@login_required
@require_POST
def withdraw_application(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an application back."""
    try:
        withdraw(own(request, pk), by=signed_in(request), now=clock())
        messages.success(request, _("The application is withdrawn."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("calls:application", pk)


@login_required
def print_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a copy to print or keep: what was sent in, or the draft."""
    found = own(request, pk)
    context = {
        "application": found,
        "call": found.call,
        "sent": last_submission(found),
        "sections": counting_sections(found),
        "is_draft": found.state == ApplicationState.DRAFT,
    }
    return render(request, "calls/applicant/print.html", context)
