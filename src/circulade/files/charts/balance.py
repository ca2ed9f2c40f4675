"""The balance of a cohort: the share of each value among the eligible applicants and among the members."""

from collections.abc import Sequence
from dataclasses import dataclass

from circulade.files.charts.bars import Bar, bar_chart
from circulade.files.charts.chart import Chart


@dataclass(frozen=True, slots=True)
class BalanceGroup:
    """Counts of one value of an attribute; `least` and `most` bound the count of members."""

    value: str
    pool: int
    cohort: int
    least: int | None = None
    most: int | None = None


def balance_chart(
    groups: Sequence[BalanceGroup],
    *,
    attribute: str,
    pool_size: int,
    cohort_size: int,
    pool_name: str = "eligible applicants",
    cohort_name: str = "members",
    part: str = "",
    longest: float | None = None,
    width: float = 360.0,
) -> Chart:
    """Draw the share of each value in pool and cohort, with the bounds of the rules as ticks.

    `pool_size` and `cohort_size` are the totals that the shares are of: an applicant with two values counts
    for both, so the groups may add up to more. `part` is added to the title where an attribute with many
    values is drawn in several charts, and `longest` is the share of their full width. The data table gives
    counts and shares.
    """
    bars = [_bar(group, pool_size=pool_size, cohort_size=cohort_size) for group in groups]
    bounded = any(group.least is not None or group.most is not None for group in groups)
    chart = bar_chart(
        bars,
        title=f"Balance by {attribute}{part}",
        description=_description(groups, attribute=attribute, pool_name=pool_name, cohort_name=cohort_name),
        series=(pool_name, cohort_name),
        heading=attribute,
        longest=longest,
        width=width,
    )
    headers = (attribute, pool_name, f"share of {pool_name}", cohort_name, f"share of {cohort_name}")
    rows = tuple(_row(group, pool_size, cohort_size, bounded=bounded) for group in groups)
    return Chart(
        title=chart.title,
        description=chart.description,
        svg=chart.svg,
        headers=(*headers, *(("at least", "at most") if bounded else ())),
        rows=rows,
    )


def percent(part: int, whole: int) -> str:
    """Write a share in whole percent, rounded half up in whole numbers, so that it is the same everywhere."""
    return f"{(200 * part + whole) // (2 * whole)} %" if whole else "–"


def _bar(group: BalanceGroup, *, pool_size: int, cohort_size: int) -> Bar:
    return Bar(
        label=group.value,
        values=(_share(group.pool, pool_size), _share(group.cohort, cohort_size)),
        texts=(
            f"{percent(group.pool, pool_size)} ({group.pool})",
            f"{percent(group.cohort, cohort_size)} ({group.cohort})",
        ),
        least=None if group.least is None else _share(group.least, cohort_size),
        most=None if group.most is None else _share(min(group.most, cohort_size), cohort_size),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _row(group: BalanceGroup, pool_size: int, cohort_size: int, *, bounded: bool) -> tuple[str, ...]:
    bounds = ("" if group.least is None else str(group.least), "" if group.most is None else str(group.most))
    shares = (
        group.value,
        str(group.pool),
        percent(group.pool, pool_size),
        str(group.cohort),
        percent(group.cohort, cohort_size),
    )
    return (*shares, *(bounds if bounded else ()))


def _description(groups: Sequence[BalanceGroup], *, attribute: str, pool_name: str, cohort_name: str) -> str:
    parts = "; ".join(
        f"{group.value}: {group.pool} {pool_name}, {group.cohort} {cohort_name}" for group in groups
    )
    return f"Bars by {attribute}. {parts}." if parts else f"No values of {attribute}."
