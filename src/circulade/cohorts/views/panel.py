"""What the panel decides about single applicants."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.cohorts.called import called_in
from circulade.cohorts.domain.panel import PanelRefused, decide_in_panel, revoke_panel_decision
from circulade.cohorts.domain.rulesets import Locked
from circulade.cohorts.enums import PanelAction
from circulade.cohorts.forms import PanelForm
from circulade.cohorts.models import PanelDecision
from circulade.cohorts.views.loading import studio_of


@login_required
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a decision of the panel: it takes effect in the next selection."""
    desk = studio_of(request, pk, permission="cohorts.select")
    shown = desk.source.shown(desk.subject)
    applicants = [(ref, f"{ref} {one.name}") for ref, one in sorted(shown.items()) if ref not in desk.hidden]
    form = PanelForm(request.POST or None, applicants=applicants)
    form.fields["ref"].label = str(called_in(desk.subject).one)
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "action": PanelAction(form.cleaned_data["action"])}
        try:
            decide_in_panel(desk.rule_set, by=desk.user, **values)
            messages.success(request, _("Recorded. Compute a selection to see what follows from it."))
            return redirect("cohorts:studio", pk=pk)
        except (PanelRefused, Locked) as refused:
            form.add_error(None, str(refused))
    return render(request, "cohorts/panel.html", desk.context(form=form))


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """Take a decision of the panel back."""
    desk = studio_of(request, pk, permission="cohorts.select")
    found = get_object_or_404(PanelDecision, pk=decision, rule_set=desk.rule_set)
    if found.ref in desk.hidden:
        raise Http404
    try:
        revoke_panel_decision(found, by=desk.user)
        messages.success(request, _("The decision is taken back for selections from now on."))
    except Locked as refused:
        messages.error(request, str(refused))
    return redirect("cohorts:studio", pk=pk)
