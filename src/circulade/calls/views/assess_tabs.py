"""The pages of a call's assessment for the lead, under the tab "Assessment"."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.calls.models import Application, Call
from circulade.calls.queries.applications import office_application
from circulade.calls.views.loading import office, signed_in
from circulade.calls.views.office import shell
from circulade.core.components import Tab


def led(request: HttpRequest, slug: str) -> Call:
    """Return a call whose assessment the user leads."""
    return office(request, slug, "calls.lead_assessment")


def led_application(request: HttpRequest, slug: str, ref: str) -> Application:
    """Return an application of such a call; one the lead has a conflict with is not found."""
    call = led(request, slug)
    found = office_application(call, ref, reader=signed_in(request))
    if found is None:
        raise Http404
    found.call = call
    return found


def frame(request: HttpRequest, call: Call, current: str) -> dict[str, Any]:
    """Return what every page of an assessment shows around its own content."""
    pages = [
        ("progress", _("Progress"), "calls:assessment"),
        ("assessors", _("Assessors"), "calls:assessors"),
        ("assignment", _("Assignment"), "calls:assignment"),
        ("conflicts", _("Conflicts"), "calls:conflicts"),
        ("plan", _("Dates and topics"), "calls:assessment_plan"),
    ]
    tabs = [Tab(label, reverse(name, args=[call.slug]), current=key == current) for key, label, name in pages]
    return shell(request, call, "assessment") | {"assess_tabs": tabs}
