"""What everybody may know of a district."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from circulade.symbiosis.domain.amounts import digits
from circulade.symbiosis.domain.report import public_lines, rows_of
from circulade.symbiosis.domain.visibility import Teaser, region_of, teaser
from circulade.symbiosis.models import District, Stream, SymbiosisLink
from circulade.symbiosis.queries.streams import current_streams


def public_streams(district: District, *, on: date) -> list[Stream]:
    """Return the streams that teasers and sums are about: sums say nothing of a stream without a teaser."""
    return [each for each in current_streams(district) if each.until_date is None or each.until_date >= on]


def teasers(district: District, streams: Iterable[Stream]) -> list[Teaser]:
    """Return the teasers of public streams, in an order that tells nothing of sites."""
    region = region_of(district)
    found = [teaser(each, region=region) for each in streams]
    return sorted(found, key=lambda each: (each.side, each.what, each.band, each.confirmed))


def known_exchanges(district: District) -> list[SymbiosisLink]:
    """Return exchanges that are reported elsewhere, with their source: public facts."""
    found = SymbiosisLink.objects.filter(district=district).exclude(source="")
    return list(found.select_related("have__site", "want__site").order_by("have__site__name", "pk"))


def public_results(district: District) -> list[tuple[int, list[tuple[str, str]]]]:
    """Return the three lines of each year, each a sum to one figure or “kept confidential”."""
    labels = {
        "landfill": (_("Landfill avoided"), "t"),
        "virgin": (_("Virgin input avoided"), "t"),
        "money": (_("Economic return"), district.currency),
    }
    return [
        (
            year,
            [
                (
                    label,
                    _("kept confidential") if lines[part] is None else f"{digits(lines[part] or 0.0)} {unit}",
                )
                for part, (label, unit) in labels.items()
            ],
        )
        for year, lines in public_lines(rows_of(district)).items()
    ]
