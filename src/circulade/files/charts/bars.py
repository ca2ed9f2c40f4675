"""Horizontal grouped bars, with the bounds of a rule as ticks.

Each label stands above its bars: it needs no measuring, holds any script and any length, and the
chart stays readable on a narrow screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from circulade.files.charts.chart import ACCENT, SERIES, Chart, drawing
from circulade.files.charts.svg import label, line, number, rect

BAR = 11.0
GAP = 14.0
LABEL = 15.0
VALUE_ROOM = 78.0
"""Room right of the longest bar for its number."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One group of bars: a value per series, how each is printed, and the bounds of a rule if there is one.

    `values`, `least` and `most` share one unit; `least` and `most` are drawn over the last series.
    """

    label: str
    values: tuple[float, ...]
    texts: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None

    def text(self, series: int) -> str:
        """Return how the value of a series is printed."""
        return self.texts[series] if self.texts else number(self.values[series])


def bar_chart(
    bars: Sequence[Bar],
    *,
    title: str,
    description: str,
    series: Sequence[str],
    heading: str = "Value",
    longest: float | None = None,
    width: float = 360.0,
) -> Chart:
    """Draw `bars`, one line per series in each group. Values are 0 or more.

    `longest` is the value of the full width, for several charts on one scale; the largest value or bound
    unless given. Raises ValueError if a bar has not one value per series, or a value below 0.
    """
    check(bars, series)
    scale = (width - VALUE_ROOM) / (longest or largest(bars))
    content = legend(series, width=width)
    y = 22.0 * len(legend_lines(series, width=width)) + 4.0
    for bar in bars:
        content.append(label(0, y + 11, bar.label, class_="chart-label", font_weight="bold"))
        top = y + LABEL
        for index in range(len(series)):
            row = top + index * BAR
            length = bar.values[index] * scale
            content.append(rect(0, row, length, BAR - 1, class_=f"series-{index}", fill=SERIES[index]))
            x = beside(length, bar=bar, scale=scale)
            content.append(label(x, row + BAR - 2, bar.text(index), class_="chart-value", font_size="10"))
        content.extend(bound_ticks(bar, scale=scale, top=top, bottom=top + len(series) * BAR))
        y = top + len(series) * BAR + GAP
    return Chart(
        title=title,
        description=description,
        svg=drawing(content, title=title, description=description, width=width, height=y, kind="bars"),
        headers=table_headers(bars, heading=heading, series=series),
        rows=tuple(table_row(bar, bounded=has_bounds(bars)) for bar in bars),
    )


def check(bars: Sequence[Bar], series: Sequence[str]) -> None:
    """Refuse bars that the series do not fit."""
    if len(series) > len(SERIES):
        raise ValueError(f"at most {len(SERIES)} series can be told apart, got {len(series)}")
    for bar in bars:
        if len(bar.values) != len(series) or (bar.texts and len(bar.texts) != len(series)):
            raise ValueError(f"bar {bar.label!r}: one value and one text per series, got {len(bar.values)}")
        if min(bar.values, default=0) < 0:
            raise ValueError(f"bar {bar.label!r}: values are 0 or more")


def largest(bars: Sequence[Bar]) -> float:
    """Return the largest value or bound, or 1 if all are 0."""
    values = [value for bar in bars for value in (*bar.values, bar.least or 0, bar.most or 0)]
    return max(values, default=0) or 1.0


def legend_lines(series: Sequence[str], *, width: float) -> list[list[int]]:
    """Lay the legend out in lines; a name takes about 6.6 units a character at this size."""
    lines: list[list[int]] = [[]]
    used = 0.0
    for index, name in enumerate(series):
        need = 18 + 6.6 * len(name) + 14
        if lines[-1] and used + need > width:
            lines.append([])
            used = 0.0
        lines[-1].append(index)
        used += need
    return lines


def legend(series: Sequence[str], *, width: float, colours: Sequence[str] = SERIES) -> list[str]:
    """Draw the legend."""
    content: list[str] = []
    for row, indices in enumerate(legend_lines(series, width=width)):
        x = 0.0
        for index in indices:
            y = 22.0 * row
            content.append(rect(x, y + 3, 12, 10, class_=f"series-{index}", fill=colours[index]))
            content.append(label(x + 18, y + 12, series[index], class_="chart-legend"))
            x += 18 + 6.6 * len(series[index]) + 14
    return content


def beside(length: float, *, bar: Bar, scale: float) -> float:
    """Return where the number of a bar starts: behind the bar, and behind any tick it would run into."""
    ticks = sorted(bound * scale for bound in (bar.least, bar.most) if bound is not None)
    x = length + 5
    for tick in ticks:
        if x - 5 <= tick <= x + VALUE_ROOM - 10:
            x = tick + 6
    return x


def bound_ticks(bar: Bar, *, scale: float, top: float, bottom: float) -> list[str]:
    """Draw least and most as ticks that stand out over the bars."""
    ticks: list[str] = []
    for name, bound in (("least", bar.least), ("most", bar.most)):
        if bound is not None:
            x = bound * scale
            ticks.append(
                line(x, top - 2, x, bottom + 2, class_=f"bound bound-{name}", stroke=ACCENT, stroke_width="2")
            )
            foot = x + 4 if name == "least" else x - 4
            ticks.append(
                line(x, bottom + 2, foot, bottom + 2, class_="bound", stroke=ACCENT, stroke_width="2")
            )
    return ticks


def has_bounds(bars: Sequence[Bar]) -> bool:
    """Say whether any bar has a bound."""
    return any(bar.least is not None or bar.most is not None for bar in bars)


def table_headers(bars: Sequence[Bar], *, heading: str, series: Sequence[str]) -> tuple[str, ...]:
    """Return the headers of the data table."""
    return (heading, *series, *(("at least", "at most") if has_bounds(bars) else ()))


def table_row(bar: Bar, *, bounded: bool) -> tuple[str, ...]:
    """Return a group of bars as a row of the data table."""
    texts = tuple(bar.text(index) for index in range(len(bar.values)))
    bounds = ("" if bar.least is None else number(bar.least), "" if bar.most is None else number(bar.most))
    return (bar.label, *texts, *(bounds if bounded else ()))
