"""What crossing borders takes, as dated records."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.downloads import Columns, as_file, moment
from circulade.symbiosis.domain.problems import BadValues
from circulade.symbiosis.domain.recording import drop_border, record_border
from circulade.symbiosis.forms.link import BorderForm
from circulade.symbiosis.models import BorderRule
from circulade.symbiosis.views.scope import office_district, person
from circulade.symbiosis.views.tabs import tabs
from circulade.vocabularies.border_procedures import (
    WITHIN,
    BorderProcedure,
    border_procedures,
    procedures_on,
)

BORDERS: Columns[BorderRule] = {
    "leaves": lambda each: each.leaves,
    "enters": lambda each: each.enters,
    "status": lambda each: each.status,
    "days": lambda each: each.days,
    "cost": lambda each: each.cost,
    "allowed": lambda each: each.allowed,
    "first": lambda each: moment(each.first),
    "last": lambda each: moment(each.last),
    "source": lambda each: each.source,
}


@login_required
def borders(request: HttpRequest, ref: str) -> HttpResponse:
    """List the rules, and take a new one."""
    district = office_district(request, ref)
    found = district.borders.all()
    if (file := as_file(request, BORDERS, found, name=f"{ref}-borders")) is not None:
        return file
    form = BorderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record_border(district, by=person(request), **form.cleaned_data)
        except BadValues as bad:
            for name, text in bad.by_field.items():
                form.add_error(name, text)
        else:
            messages.success(request, _("Saved."))
            return redirect("symbiosis:borders", ref)
    context = {
        "district": district,
        "tabs": tabs(district, "district"),
        "rules": found,
        "form": form,
        "procedures": _procedures(timezone.localdate()),
    }
    return render(request, "symbiosis/borders.html", context, status=422 if form.errors else 200)


def _procedures(on: date) -> list[tuple[str, list[BorderProcedure]]]:
    """Return what the law asks for: within the Union today, out of it today, and on other days."""
    today = procedures_on(on)
    within = [one for one in today if one.route == WITHIN]
    return [
        (_("Between member states, today"), within),
        (_("Exports and transition, today"), [one for one in today if one.route != WITHIN]),
        (_("On other days"), [one for one in border_procedures() if one not in today]),
    ]


@login_required
@require_POST
def drop(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Take a rule off the record."""
    rule = get_object_or_404(BorderRule, district=office_district(request, ref), pk=pk)
    drop_border(rule, by=person(request))
    messages.success(request, _("Saved."))
    return redirect("symbiosis:borders", ref)
