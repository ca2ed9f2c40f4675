"""Sums that give nobody away: of three firms or more, none above 85 %, also after any one takes off its own part.

Amounts are rounded to one figure. What is left when published sums are taken off a total is itself a sum, so the
total is only given where that rest is safe too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor, log10

from circulade.symbiosis.models import Stream

LEAST_FIRMS = 3
MOST_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class SafeSum:
    """A sum that may be shown: how many firms, and the amount to one figure; None where it may not."""

    group: str
    side: str
    unit: str
    firms: int | None
    amount: float | None


def is_safe(by_firm: Mapping[str, float]) -> bool:
    """Tell whether a sum gives nobody away, neither to a stranger nor to any one of its firms."""
    amounts = sorted((amount for amount in by_firm.values() if amount > 0), reverse=True)
    total = sum(amounts)
    if len(amounts) < LEAST_FIRMS or amounts[0] > MOST_SHARE * total:
        return False
    # Whoever takes off its own part sees the rest: its largest part must not stand out either.
    rest_without_second = total - amounts[1]
    rest_without_first = total - amounts[0]
    return amounts[0] <= MOST_SHARE * rest_without_second and amounts[1] <= MOST_SHARE * rest_without_first


def rounded(amount: float) -> float:
    """Round to one figure, so that a firm that joins or leaves cannot be read off two sums."""
    if amount <= 0:
        return 0.0
    size = 10.0 ** floor(log10(amount))
    return round(amount / size) * size


def safe_sums(streams: Iterable[Stream]) -> list[SafeSum]:
    """Return sums by chapter of the waste list or by kind, and a total of each side, each only where it is safe."""
    parts = defaultdict[tuple[str, str], dict[str, dict[str, float]]](dict)
    for stream in streams:
        amount = stream.middle
        if not amount:
            continue
        codes = stream.reckoned_codes
        group = codes[0][:2] if codes and stream.unit == "t" else stream.kind
        firms = parts[stream.side, stream.unit].setdefault(group, {})
        firms[stream.site.owner] = firms.get(stream.site.owner, 0.0) + amount
    found = list[SafeSum]()
    for (side, unit), groups in sorted(parts.items()):
        found += _one_side(groups, side=side, unit=unit)
    return found


def _one_side(groups: Mapping[str, Mapping[str, float]], *, side: str, unit: str) -> list[SafeSum]:
    safe = {name for name, firms in groups.items() if is_safe(firms)}
    found = [
        SafeSum(name, side, unit, len(firms), rounded(sum(firms.values())))
        if name in safe
        else SafeSum(name, side, unit, None, None)
        for name, firms in sorted(groups.items())
    ]
    everybody, hidden = (
        _together(groups.values()),
        _together(groups[name] for name in groups if name not in safe),
    )
    if is_safe(everybody) and (not hidden or is_safe(hidden)):
        return [*found, SafeSum("", side, unit, len(everybody), rounded(sum(everybody.values())))]
    return [*found, SafeSum("", side, unit, None, None)]


def _together(groups: Iterable[Mapping[str, float]]) -> dict[str, float]:
    found = dict[str, float]()
    for firms in groups:
        for firm, amount in firms.items():
            found[firm] = found.get(firm, 0.0) + amount
    return found
