"""Rough amounts as people write them: "about 300 t", "1.2 kt", "200-500"; and the bands that hide them."""

import re
from math import floor, log

from django.utils.translation import gettext as _

from circulade.files.mine.numbers import NotUnderstood, read_number
from circulade.symbiosis.enums import StreamKind

FACTOR = 3.0
"""A band reaches from a power of this to the next."""
UNITS = {
    "t": {"t": 1.0, "tonne": 1.0, "tonnes": 1.0, "kg": 0.001, "kt": 1000.0},
    "MWh": {"mwh": 1.0, "kwh": 0.001, "gwh": 1000.0},
    "m³": {"m³": 1.0, "m3": 1.0, "l": 0.001},
}
MOST = {"t": 1e7, "MWh": 1e8, "m³": 1e9}
ABOUT = re.compile(r"^(?:about|roughly|approx\.?|circa|ca\.?|~|≈)\s*", re.IGNORECASE)
A_YEAR = re.compile(r"\s*(?:/|per|a|p\.?)\s*(?:a|y|yr|year|annum)\.?$", re.IGNORECASE)
UNIT = re.compile(r"\s*([a-z]+[³3]?)\.?$", re.IGNORECASE)
RANGE = re.compile(r"(?<=\d)\s*(?:-|–|—|to|\.\.)\s*(?=\d)")


def rough(text: str, *, kind: StreamKind) -> tuple[float, float] | None:
    """Return the range that a rough amount states, None for none; raises `NotUnderstood` with a sentence."""
    left = A_YEAR.sub("", ABOUT.sub("", text.strip()))
    if not left:
        return None
    factor = 1.0
    if found := UNIT.search(left):
        known = UNITS[kind.unit]
        name = found[1].lower()
        if name not in known:
            said = {"unit": found[1], "units": ", ".join(known)}
            raise NotUnderstood(_("“%(unit)s” is no unit for this: write one of %(units)s") % said)
        factor, left = known[name], left[: found.start()]
    ends = [read_number(part) * factor for part in RANGE.split(left, maxsplit=1)]
    low, high = ends[0], ends[-1]
    checked(low, high, unit=kind.unit)
    return low, high


def checked(low: float, high: float, *, unit: str) -> None:
    """Refuse what no site can mean."""
    if low < 0 or high < 0:
        raise NotUnderstood(
            _("an amount cannot be negative: say on the other side whether a site has or wants it")
        )
    if low > high:
        raise NotUnderstood(_("the range begins above its end: write the smaller amount first"))
    if high > MOST[unit]:
        said = {"amount": f"{high:,.0f}", "most": f"{MOST[unit]:,.0f}", "unit": unit}
        raise NotUnderstood(_("%(amount)s %(unit)s a year is more than %(most)s: check the unit") % said)


def band(amount: float) -> tuple[float, float]:
    """Return the ends of the band, powers of `FACTOR`, that holds an amount; nothing stays nothing."""
    if amount <= 0:
        return 0.0, 0.0
    step = floor(log(amount) / log(FACTOR) + 1e-12)
    return FACTOR**step, FACTOR ** (step + 1)


def digits(value: float) -> str:
    """Write a number with three figures at most, large ones whole."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{round(value):,}"
    return f"{value:.3g}"


def about(value: float) -> str:
    """Write a rough number with three figures at most: it is no surer than that."""
    return digits(float(f"{value:.3g}"))


def banded(amount: float | None, unit: str) -> str:
    """Return the band of an amount in words."""
    if amount is None:
        return _("amount not stated")
    low, high = band(amount)
    if high == 0:
        return _("nothing now")
    return _("%(low)s to %(high)s %(unit)s a year") % {"low": digits(low), "high": digits(high), "unit": unit}


def stated(least: float | None, most: float | None, unit: str) -> str:
    """Return a stated range in words."""
    if least is None and most is None:
        return _("not stated")
    low, high = (most if least is None else least), (least if most is None else most)
    if low == high or low is None or high is None:
        return _("%(amount)s %(unit)s a year") % {"amount": digits(high or 0.0), "unit": unit}
    return _("%(low)s to %(high)s %(unit)s a year") % {"low": digits(low), "high": digits(high), "unit": unit}
