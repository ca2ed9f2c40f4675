"""Find duplicates and merge two records, side by side."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.core.components import Crumb, Tab
from circulade.core.downloads import Columns, as_file
from circulade.register.domain.changing import shown
from circulade.register.domain.duplicates import (
    Duplicate,
    organisation_duplicates,
    person_duplicates,
    territory_duplicates,
)
from circulade.register.domain.merging import CHOICES, merge
from circulade.register.domain.problems import RegisterProblem
from circulade.register.models import Organisation, Person, Territory
from circulade.register.views.scope import office_programme, person_in_charge

Record = Territory | Organisation | Person
MODELS: dict[str, type[Any]] = {"territories": Territory, "organisations": Organisation, "people": Person}
MOST = 200
COLUMNS: Columns[Duplicate[Any]] = {
    "first": lambda pair: str(pair.first),
    "first_id": lambda pair: pair.first.pk,
    "second": lambda pair: str(pair.second),
    "second_id": lambda pair: pair.second.pk,
    "score": lambda pair: pair.score,
    "reasons": lambda pair: "; ".join(pair.reasons),
}


@login_required
def duplicates(request: HttpRequest) -> HttpResponse:
    """List the pairs that are probably one, surest first."""
    programme = office_programme(request, "register.change_register")
    what = request.GET.get("what", "territories")
    found = _duplicates(programme, what)
    if (file := as_file(request, COLUMNS, found, name=f"duplicates-{what}")) is not None:
        return file
    address = reverse("register:duplicates")
    labels = {"territories": _("Territories"), "organisations": _("Organisations"), "people": _("People")}
    tabs = [Tab(label, f"{address}?what={key}", current=key == what) for key, label in labels.items()]
    rows = [
        {
            "pair": pair,
            "percent": round(pair.score * 100),
            "href": reverse(
                "register:merge", kwargs={"what": what, "kept": pair.first.pk, "gone": pair.second.pk}
            ),
        }
        for pair in found[:MOST]
    ]
    return render(
        request, "register/duplicates.html", {"rows": rows, "tabs": tabs, "more": len(found) > MOST}
    )


def _duplicates(programme: Programme, what: str) -> list[Any]:
    if what == "territories":
        return list(territory_duplicates(programme))
    if what == "organisations":
        return list(organisation_duplicates(programme))
    if what == "people":
        return list(person_duplicates(programme))
    raise Http404


@login_required
def merge_page(request: HttpRequest, what: str, kept: int, gone: int) -> HttpResponse:
    """Compare two records and merge the second into the first."""
    programme = office_programme(request, "register.change_register")
    if what not in MODELS:
        raise Http404
    first, second = (_current(programme, what, pk) for pk in (kept, gone))
    if first.pk == second.pk:
        raise Http404
    if request.method == "POST":
        try:
            merged = merge(first, second, by=person_in_charge(request), take=request.POST.getlist("take"))
        except RegisterProblem as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("The two records are one now; the old reference leads to it."))
            return redirect(_address(merged))
    context = {
        "first": first,
        "second": second,
        "rows": _side_by_side(first, second),
        "links": [(record, _links(record)) for record in (first, second)],
        "swap": reverse("register:merge", kwargs={"what": what, "kept": gone, "gone": kept}),
        "crumbs": [Crumb(_("Duplicates"), reverse("register:duplicates") + f"?what={what}")],
    }
    return render(request, "register/merge.html", context)


def _current(programme: Programme, what: str, pk: int) -> Any:
    return get_object_or_404(MODELS[what], programme=programme, pk=pk, merged_into=None)


def _side_by_side(first: Record, second: Record) -> list[dict[str, Any]]:
    """Field by field: what both say, and whether the second's can be chosen."""
    rows: list[dict[str, Any]] = [
        {"label": _("Name"), "first": shown_name(first), "second": shown_name(second)}
    ]
    for name in CHOICES[type(first)]:
        one, other = shown(getattr(first, name)), shown(getattr(second, name))
        if one or other:
            label = str(first._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]
            row = {"label": label, "name": name, "first": one, "second": other, "differs": one != other}
            rows.append(row | {"filled": not one})
    return rows


def shown_name(record: Record) -> str:
    """The name of a record in all its languages."""
    return shown(record.name)


def _links(record: Record) -> list[tuple[str, int]]:
    """How many participations and the like hang on a record."""
    found: list[tuple[str, int]] = []
    if isinstance(record, Territory | Organisation):
        found.append((_("participations"), record.participations.count()))
        found.append((_("projects"), record.projects.count()))
    if isinstance(record, Territory):
        found.append((_("organisations"), record.organisations.count()))
    if isinstance(record, Organisation | Person):
        found.append((_("contacts"), record.contacts.count()))
    return found


def _address(record: Record) -> str:
    if isinstance(record, Person):
        return reverse("register:office_person", kwargs={"pk": record.pk})
    name = "office_territory" if isinstance(record, Territory) else "office_organisation"
    return reverse(f"register:{name}", kwargs={"ref": record.ref})
