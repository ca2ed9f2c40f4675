"""The figures of a lead in words, the same wherever a lead is shown."""

from django.utils.translation import gettext as _

from circulade.symbiosis.domain.amounts import about, digits
from circulade.symbiosis.domain.leads import Lead
from circulade.symbiosis.domain.listings import PIPED
from circulade.symbiosis.models import District

TONNE = 1000.0


def between(values: tuple[float, float] | None, unit: str) -> str:
    """Write a rough range with its unit, empty for none."""
    if values is None:
        return ""
    low, high = about(values[0]), about(values[1])
    if low == high:
        return f"{low} {unit}"
    return _("%(low)s to %(high)s %(unit)s") % {"low": low, "high": high, "unit": unit}


def told(lead: Lead, district: District) -> list[tuple[str, str]]:
    """Return the figures of a lead in words; what is not known is left out."""
    by_road = lead.have.kind not in PIPED
    by_unit = "" if lead.margin is None else f"{about(lead.margin)} {district.currency}"
    found = [
        (_("Amount a year"), between(lead.amount, lead.have.unit)),
        (_("Gain a year"), between(lead.money, district.currency)),
        (_("Gain by tonne") if by_road else _("Gain by %(unit)s") % {"unit": lead.have.unit}, by_unit),
        (_("CO2 saved a year"), _co2(lead.co2)),
        (_("By road") if by_road else _("Connection"), "" if lead.km is None else f"{digits(lead.km)} km"),
    ]
    return [(label, value) for label, value in found if value]


def _co2(kilograms: tuple[float, float] | None) -> str:
    if kilograms is None or max(map(abs, kilograms)) < 10 * TONNE:
        return between(kilograms, "kg")
    low, high = kilograms
    return between((low / TONNE, high / TONNE), "t")
