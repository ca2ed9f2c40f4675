"""After the event: its report as page and files, feedback and certificate by one's own link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from circulade.core.downloads import attachment
from circulade.core.text.catalogue import said
from circulade.events.domain.feedback import check_may_say, give_feedback
from circulade.events.domain.printing import certificate
from circulade.events.domain.report import report_of
from circulade.events.domain.trouble import Refused
from circulade.events.forms.attendance import FeedbackForm
from circulade.events.forms.refusing import put_refusal
from circulade.events.models import Registration
from circulade.events.views.loading import clock, office
from circulade.events.views.speaking import own
from circulade.events.views.tabs import event_tabs
from circulade.files.events.report import report_docx, report_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the report of an event."""
    found = office(request, slug)
    context = {"event": found, "tabs": event_tabs(found, request, "report"), "report": report_of(found)}
    return render(request, "events/office/report.html", context)


@login_required
def report_file(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Send the report as PDF or DOCX."""
    found = office(request, slug)
    data, day = report_of(found), found.ends.date()
    if kind == "pdf":
        return attachment(report_pdf(data, day=day), name=f"{slug}-report.pdf", media_type="application/pdf")
    if kind == "docx":
        return attachment(report_docx(data, day=day), name=f"{slug}-report.docx", media_type=DOCX)
    raise Http404


@own
def feedback(request: HttpRequest, one: Registration, token: str) -> HttpResponse:
    """Ask how it was, once."""
    try:
        check_may_say(one, now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("events:registration", token)
    form = FeedbackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            give_feedback(one, form.said(), now=clock())
            messages.success(request, said("Thank you."))
            return redirect("events:registration", token)
        except Refused as refused:
            put_refusal(form, refused)
    context = {"event": one.event, "form": form, "token": token}
    return render(request, "events/public/feedback.html", context, status=422 if form.errors else 200)


@own
def certificate_file(request: HttpRequest, one: Registration, token: str) -> HttpResponse:
    """Send the certificate to somebody who came; nobody else has one."""
    if not hasattr(one, "check_in"):
        raise Http404
    name = f"{one.event.slug}-certificate.pdf"
    return attachment(certificate(one), name=name, media_type="application/pdf")
