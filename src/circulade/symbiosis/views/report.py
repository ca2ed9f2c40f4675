"""What the links of a district came to, one by one and together."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from circulade.core.downloads import Columns, as_file
from circulade.symbiosis.domain.amounts import digits
from circulade.symbiosis.domain.report import Year, consolidated, rows_of
from circulade.symbiosis.models import District, LinkYear
from circulade.symbiosis.views.scope import office_district
from circulade.symbiosis.views.tabs import tabs

YEARS: Columns[LinkYear] = {
    "year": lambda each: each.year,
    "giver": lambda each: each.link.have.site.name,
    "taker": lambda each: each.link.want.site.name,
    "stream": lambda each: each.link.have.words,
    "code": lambda each: ", ".join(each.link.have.reckoned_codes),
    "tonnes": lambda each: each.tonnes,
    "landfill_avoided_t": lambda each: each.landfill,
    "virgin_avoided_t": lambda each: each.virgin,
    "money": lambda each: each.money,
    "co2_kg": lambda each: each.co2_kg,
    "co2_source": lambda each: each.co2_source,
    "co2_version": lambda each: each.co2_version,
    "jobs": lambda each: each.jobs,
    "verified": lambda each: each.verified,
    "evidence": lambda each: each.evidence,
}


@login_required
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the three result lines of each year, and the figures of every link."""
    district = office_district(request, ref)
    rows = rows_of(district)
    if (file := as_file(request, YEARS, rows, name=f"{ref}-results")) is not None:
        return file
    context = {
        "district": district,
        "tabs": tabs(district, "report"),
        "years": [(year, _lines(year, district)) for year in consolidated(rows)],
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
    }
    return render(request, "symbiosis/report.html", context)


def _lines(year: Year, district: District) -> list[tuple[str, str, str, str]]:
    """Return label, value, unit and note of the three lines, then of the rest."""
    labels = {
        "landfill": (_("Landfill avoided"), "t"),
        "virgin": (_("Virgin input avoided"), "t"),
        "money": (_("Economic return"), district.currency),
        "tonnes": (_("Exchanged"), "t"),
        "co2_kg": (_("CO2 saved"), "kg"),
        "jobs": (_("Jobs"), ""),
    }
    found = []
    for part, (label, unit) in labels.items():
        total = year.total(part)
        note = _("stated by %(count)d of %(all)d links") % {"count": total.links, "all": total.of}
        value = digits(total.amount) if total.links else _("unknown")
        found.append((label, value, unit if total.links else "", note))
    return found
