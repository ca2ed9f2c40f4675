"""Shares of one flow: what several strategies take of it in one year may not exceed the whole."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from circulade.files.mine.checking import Problem
from circulade.files.mine.steps import course_of, in_order
from circulade.files.mine.study import DIVERTING, Strategy, Study


def share_problems(study: Study) -> Iterator[Problem]:
    """Find the first year in which the shares of one product's discarded flow exceed 100 %, with the sum."""
    first = min((each.start for each in study.strategies), default=study.header.base_year)
    years = np.arange(first, study.header.last_year + 1, dtype=np.float64)
    steps: dict[tuple[str, str], list[tuple[int, Strategy]]] = defaultdict(list)
    for row, each in enumerate(study.strategies):
        if each.strategy in DIVERTING and each.share is not None and in_order(each):
            for product in [each.product] if each.product else [one.product for one in study.products]:
                steps[each.scenario, product].append((row, each))
    for (scenario, product), found in steps.items():
        taken = np.array([(each.share or 0) * course_of(each).at(years) for _, each in found])
        over = np.flatnonzero(taken.sum(axis=0) > 100 + 1e-9)
        if over.size:
            at = int(over[0])
            parts = " + ".join(
                f"{each.strategy} {share:g}" for (_, each), share in zip(found, taken[:, at], strict=True)
            )
            text = (
                f"in scenario “{scenario}” the strategies take {taken[:, at].sum():g} % of what is discarded of "
                f"“{product}” in {int(years[at])} ({parts}): together at most 100 %"
            )
            yield Problem("strategies", found[-1][0], "share", text)
