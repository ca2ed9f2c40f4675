"""Decide on the codes of many streams at once: equal words together, most frequent first."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from circulade.core.downloads import Columns, as_file
from circulade.symbiosis.domain.codes import list_in_force
from circulade.symbiosis.domain.confirming import Waiting, choices_for, confirm_all, waiting
from circulade.symbiosis.forms.confirming import ConfirmingForm
from circulade.symbiosis.views.scope import office_district, person
from circulade.symbiosis.views.tabs import tabs

SHOWN = 20
WAITING: Columns[Waiting] = {
    "what": lambda each: each.words,
    "side": lambda each: each.side,
    "streams": lambda each: len(each.streams),
    "sites": lambda each: "; ".join(each.sites),
    "suggested": lambda each: each.streams[0].suggested,
}


@login_required
def confirming(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what waits with the codes that its words may mean, and store what a person decided."""
    district = office_district(request, ref)
    today = timezone.localdate()
    groups = waiting(district)
    if (file := as_file(request, WAITING, groups, name=f"{ref}-waiting")) is not None:
        return file
    if request.method == "POST":  # what was on the page, wherever it stands now
        asked = {name.partition("-")[2] for name in request.POST if name.startswith("other-")}
        shown = [group for group in groups if str(group.number) in asked]
    else:
        page = Paginator(groups, SHOWN).get_page(request.GET.get("page"))
        shown = list(page)
    offered = [(group, choices_for(group, on=today)) for group in shown]
    form = ConfirmingForm(request.POST or None, offered=offered, on=today)
    if request.method == "POST" and form.is_valid():
        count = confirm_all(form.decided(), by=person(request), on=today)
        if count:
            told = ngettext(
                "%(count)d stream has its code now.", "%(count)d streams have their codes now.", count
            )
            messages.success(request, told % {"count": count})
        else:
            messages.info(request, _("Nothing was chosen: all wait as before."))
        return redirect("symbiosis:confirming", ref)
    context = {
        "district": district,
        "tabs": tabs(district, "streams"),
        "form": form,
        "streams": sum(len(group.streams) for group in groups),
        "page": None if request.method == "POST" else page,
        "list_in_force": list_in_force(today),
    }
    return render(request, "symbiosis/confirming.html", context, status=422 if form.errors else 200)
