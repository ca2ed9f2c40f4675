"""Publication: the office's preview of exactly what everybody will see, and the published bundle."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.calls.domain.publishing import choose_shown, public_bundle, publish, results_of
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import CallStage
from circulade.calls.forms.results import PublishedForm
from circulade.calls.queries.results import settings_of
from circulade.calls.views.loading import announced, clock, office, signed_in
from circulade.calls.views.office import shell
from circulade.calls.views.office_tabs import onward
from circulade.core.downloads import attachment

PERMISSION = "calls.publish"


@login_required
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what everybody will see; POST publishes it."""
    call, user = office(request, slug, PERMISSION), signed_in(request)
    if request.method == "POST":
        try:
            publish(call, by=user, now=clock())
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The result is published."))
        return redirect("calls:office_publish", slug)
    settings = settings_of(call)
    shared = shell(request, call, "publish")
    context = shared | {
        "onward": onward(shared["tabs"]),
        "results": results_of(call, settings=settings),
        "form": PublishedForm(instance=settings),
        "published": call.stage == CallStage.PUBLISHED,
        "unanswered": call.applications.filter(confirmation="awaited").count(),
    }
    return render(request, "calls/results/publish.html", context)


@login_required
@require_POST
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Store what publication shows."""
    call = office(request, slug, PERMISSION)
    form = PublishedForm(request.POST)
    if form.is_valid():
        choose_shown(call, by=signed_in(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
    return redirect("calls:office_publish", slug)


def bundle(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the published bundle."""
    call = announced(request, slug)
    content = public_bundle(call)
    if content is None:
        raise Http404
    name = f"{call.slug}-bundle.zip"
    return attachment(content, name=name, media_type="application/zip", for_everybody=True)
