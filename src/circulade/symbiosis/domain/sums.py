"""Sums that give nobody away: made of bands, never of figures, and only of three firms or more, none above 85 %.

What is published is a function of the bands in which figures lie. Whatever anybody takes off whatever else, on
whichever day, is such a function too: it cannot place a figure more narrowly than its band does. Whether a sum is
given is decided by the bands as well, so that silence tells nothing either.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor, log, log10

from circulade.symbiosis.domain.amounts import FACTOR, band
from circulade.symbiosis.models import Stream

LEAST_FIRMS = 3
MOST_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class Spread:
    """Where an amount lies: the ends of its band, or the sums of such ends."""

    least: float = 0.0
    most: float = 0.0

    def __add__(self, other: "Spread") -> "Spread":
        return Spread(self.least + other.least, self.most + other.most)

    def __mul__(self, times: float) -> "Spread":
        return Spread(self.least * times, self.most * times)

    @property
    def middle(self) -> float:
        """What to expect of it: the logarithmic mean of a band, which sums keep."""
        return (self.most - self.least) / log(FACTOR)

    @property
    def size(self) -> "Spread":
        """How large it is, whether it is gained or lost."""
        return self if self.most > 0 else Spread(-self.most, -self.least)


@dataclass(frozen=True, slots=True)
class SafeSum:
    """A sum that may be shown: how many firms, about how much, and between which ends; None where it may not."""

    group: str
    side: str
    unit: str
    firms: int | None = None
    amount: float | None = None
    least: float | None = None
    most: float | None = None


def spread(amount: float) -> Spread:
    """Return the band of an amount; that of a loss lies below nothing."""
    low, high = band(abs(amount))
    return Spread(low, high) if amount >= 0 else Spread(-high, -low)


def is_safe(by_firm: Mapping[str, Spread]) -> bool:
    """Tell whether a sum gives nobody away, neither to a stranger nor to any one of its firms.

    No firm can have more than 85 % of it, wherever in their bands the figures lie. Whoever takes off its own part
    sees the rest: in that, too, no firm stands out by the middles of the bands.
    """
    firms = [each.size for each in by_firm.values() if each.size.most > 0]
    if len(firms) < LEAST_FIRMS:
        return False
    least = sum(each.least for each in firms)
    if any(each.most > MOST_SHARE * (each.most + least - each.least) for each in firms):
        return False
    first, second, *_others = sorted((each.middle for each in firms), reverse=True)
    total = sum(each.middle for each in firms)
    return first <= MOST_SHARE * (total - second) and second <= MOST_SHARE * (total - first)


def rounded(amount: float) -> float:
    """Round to one figure: bands say no more."""
    if amount == 0:
        return 0.0
    size = 10.0 ** floor(log10(abs(amount)))
    return round(amount / size) * size


def safe_sums(streams: Iterable[Stream]) -> list[SafeSum]:
    """Return sums by chapter of the waste list or by kind, and a total of each side, each only where it is safe."""
    parts = defaultdict[tuple[str, str], dict[str, dict[str, Spread]]](dict)
    for stream in streams:
        amount = stream.middle
        if not amount:
            continue
        codes = stream.reckoned_codes
        group = codes[0][:2] if codes and stream.unit == "t" else stream.kind
        firms = parts[stream.side, stream.unit].setdefault(group, {})
        firms[stream.site.owner] = firms.get(stream.site.owner, Spread()) + spread(amount)
    found = list[SafeSum]()
    for (side, unit), groups in sorted(parts.items()):
        found += _one_side(groups, side=side, unit=unit)
    return found


def _one_side(groups: Mapping[str, Mapping[str, Spread]], *, side: str, unit: str) -> list[SafeSum]:
    safe = {name for name, firms in groups.items() if is_safe(firms)}
    found = [
        _sum(name, side, unit, firms) if name in safe else SafeSum(name, side, unit)
        for name, firms in sorted(groups.items())
    ]
    everybody, hidden = (
        _together(groups.values()),
        _together(groups[name] for name in groups if name not in safe),
    )
    if is_safe(everybody) and (not hidden or is_safe(hidden)):
        return [*found, _sum("", side, unit, everybody)]
    return [*found, SafeSum("", side, unit)]


def _sum(name: str, side: str, unit: str, firms: Mapping[str, Spread]) -> SafeSum:
    total = sum(firms.values(), Spread())
    return SafeSum(name, side, unit, len(firms), rounded(total.middle), total.least, total.most)


def _together(groups: Iterable[Mapping[str, Spread]]) -> dict[str, Spread]:
    found = dict[str, Spread]()
    for firms in groups:
        for firm, amount in firms.items():
            found[firm] = found.get(firm, Spread()) + amount
    return found
