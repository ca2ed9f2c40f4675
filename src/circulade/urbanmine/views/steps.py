"""What can be done with a study as a whole: compute it, publish it, withdraw it, share it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.urbanmine.domain.calibrating import calibrate
from circulade.urbanmine.domain.computing import ask_to_compute
from circulade.urbanmine.domain.problems import NotComputable, StudyLocked
from circulade.urbanmine.domain.studies import Refused, publish_study, share_study, withdraw_study
from circulade.urbanmine.enums import StudyState
from circulade.urbanmine.views.scope import office_study, person


@login_required
@require_POST
def compute(request: HttpRequest, ref: str) -> HttpResponse:
    """Queue the computation, or say what stands in its way."""
    found = office_study(request, ref, permission="urbanmine.change_study")
    try:
        ask_to_compute(found, by=person(request))
        messages.success(request, _("The study is being computed in the background."))
    except NotComputable as refused:
        for problem in refused.problems[:20]:
            messages.error(request, str(problem))
    except StudyLocked as locked:
        messages.error(request, str(locked))
    return redirect("urbanmine:study", ref)


@login_required
def progress(request: HttpRequest, ref: str) -> HttpResponse:
    """Show how far the computation is, as a part of the desk; the whole page is loaded anew when it is done."""
    found = office_study(request, ref)
    response = render(request, "urbanmine/parts/progress.html", {"study": found})
    if found.state != StudyState.COMPUTING:
        response["HX-Refresh"] = "true"
    return response


@login_required
@require_POST
def step(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """Publish, withdraw, or note that the territory agreed to stand beside others."""
    found = office_study(request, ref, permission="urbanmine.change_study")
    try:
        if name == "publish":
            publish_study(found, by=person(request))
            messages.success(request, _("Everybody can read the study now."))
        elif name == "withdraw":
            withdraw_study(found, by=person(request))
            messages.success(request, _("The study is withdrawn and can be changed."))
        else:
            share_study(found, shared=not found.shared, by=person(request))
            messages.success(request, _("Saved."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("urbanmine:study", ref)


@login_required
@require_POST
def calibrated(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the ratio of collected to discarded as the collection rate of a product."""
    found = office_study(request, ref, permission="urbanmine.change_study")
    year = request.POST.get("year", "")
    try:
        number = int(year) if year.isdecimal() and len(year) == 4 else 0
        calibrate(found, request.POST.get("product", ""), year=number, by=person(request))
        messages.success(
            request, _("The ratio is the product's collection rate now. Compute the study again.")
        )
    except (Refused, StudyLocked) as refused:
        messages.error(request, str(refused))
    return redirect("urbanmine:study", ref)
