"""Shares of one flow: what several strategies take of it in one year may not exceed the whole."""

from collections import defaultdict
from collections.abc import Iterator

from circulade.files.mine.checking import Problem
from circulade.files.mine.study import DIVERTING, Strategy, Study


def effect(strategy: Strategy, year: int) -> float:
    """Return how much of its full effect a strategy has in a year, from 0 to 1; the ramp is straight."""
    if year < strategy.start or (strategy.end is not None and year > strategy.end):
        return 0.0
    if year >= strategy.full:
        return 1.0
    return (year - strategy.start + 1) / (strategy.full - strategy.start + 1)


def share_problems(study: Study) -> Iterator[Problem]:
    """Find the first year in which the shares of one product's discarded flow exceed 100 %, with the sum."""
    steps: dict[tuple[str, str], list[tuple[int, Strategy]]] = defaultdict(list)
    for row, each in enumerate(study.strategies):
        if each.strategy in DIVERTING and each.share is not None:
            for product in [each.product] if each.product else [one.product for one in study.products]:
                steps[each.scenario, product].append((row, each))
    for (scenario, product), found in steps.items():
        for year in range(study.header.base_year, study.header.last_year + 1):
            taken = sum((each.share or 0) * effect(each, year) for _, each in found)
            if taken > 100 + 1e-9:
                parts = " + ".join(
                    f"{each.strategy} {(each.share or 0) * effect(each, year):g}" for _, each in found
                )
                text = (
                    f"in scenario “{scenario}” the strategies take {taken:g} % of what is discarded of “{product}” "
                    f"in {year} ({parts}): together at most 100 %"
                )
                yield Problem("strategies", found[-1][0], "share", text)
                break
