"""Lines over years with a band around each: the middle is drawn, the band says how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from circulade.files.charts.bars import legend, legend_lines
from circulade.files.charts.chart import SERIES, Chart, drawing
from circulade.files.charts.svg import element, label, line, number
from circulade.files.charts.ticks import nice_ticks, short

LEFT, RIGHT, BOTTOM, HEIGHT = 64.0, 12.0, 26.0, 200.0
DASHES = ("", "6 3", "2 3", "8 3 2 3")
"""Lines differ in their dashes too, so that they are told apart without colour."""


@dataclass(frozen=True, slots=True)
class BandLine:
    """A line: for each year its P5, P50 and P95."""

    label: str
    low: tuple[float, ...]
    middle: tuple[float, ...]
    high: tuple[float, ...]


def band_chart(
    lines: Sequence[BandLine],
    *,
    years: Sequence[int],
    title: str,
    description: str,
    unit: str,
    width: float = 560.0,
) -> Chart:
    """Draw lines with their bands over `years`, from zero. Raises ValueError when lengths differ."""
    if len(lines) > len(SERIES) - 1:
        raise ValueError(f"at most {len(SERIES) - 1} bands can be told apart, got {len(lines)}")
    for each in lines:
        if {len(each.low), len(each.middle), len(each.high)} != {len(years)}:
            raise ValueError(f"line {each.label!r}: one value for each of {len(years)} years")
    colours = SERIES[1:]
    names = [each.label for each in lines]
    top = 22.0 * len(legend_lines(names, width=width)) + 8.0
    largest = max((max(each.high) for each in lines), default=0.0) or 1.0
    ticks = nice_ticks(min(0.0, min((min(each.low) for each in lines), default=0.0)), largest)
    frame = _Frame(years, ticks, top, width)
    content = legend(names, width=width, colours=colours)
    content.extend(frame.axes(unit))
    for index, each in enumerate(lines):
        content.append(frame.area(each.low, each.high, colours[index]))
    for index, each in enumerate(lines):
        content.append(frame.path(each.middle, colours[index], DASHES[index]))
    return Chart(
        title=title,
        description=description,
        svg=drawing(
            content,
            title=title,
            description=description,
            width=width,
            height=top + HEIGHT + BOTTOM,
            kind="bands",
        ),
        headers=(
            "Year",
            *(f"{each.label} {part} ({unit})" for each in lines for part in ("P5", "P50", "P95")),
        ),
        rows=tuple(
            (
                str(year),
                *(f"{values[at]:.4g}" for each in lines for values in (each.low, each.middle, each.high)),
            )
            for at, year in enumerate(years)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where years and values lie on the picture."""

    years: Sequence[int]
    ticks: Sequence[float]
    top: float
    width: float

    def x(self, at: int) -> float:
        return LEFT + (self.width - LEFT - RIGHT) * at / max(1, len(self.years) - 1)

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.top + HEIGHT * (1 - (value - low) / (high - low))

    def axes(self, unit: str) -> list[str]:
        """Draw the grid with its numbers and the unit."""
        right = self.width - RIGHT
        content = [label(0, self.top - 2, unit, class_="chart-unit", font_size="10")]
        for tick in self.ticks:
            y = self.y(tick)
            content.append(line(LEFT, y, right, y, stroke="currentColor", stroke_opacity="0.18"))
            content.append(label(LEFT - 6, y + 3.5, short(tick), text_anchor="end", font_size="10"))
        step = max(1, round(len(self.years) / 8))
        for at in range(0, len(self.years), step):
            y = self.top + HEIGHT + 15
            content.append(label(self.x(at), y, str(self.years[at]), text_anchor="middle", font_size="10"))
        return content

    def points(self, values: Sequence[float]) -> list[str]:
        return [f"{number(self.x(at))},{number(self.y(value))}" for at, value in enumerate(values)]

    def area(self, low: Sequence[float], high: Sequence[float], colour: str) -> str:
        points = [*self.points(high), *reversed(self.points(low))]
        return element(
            "polygon", {"points": " ".join(points), "fill": colour, "fill-opacity": "0.18", "class": "band"}
        )

    def path(self, values: Sequence[float], colour: str, dashes: str) -> str:
        attributes = {
            "points": " ".join(self.points(values)),
            "fill": "none",
            "stroke": colour,
            "stroke-width": "2",
        }
        return element("polyline", attributes | ({"stroke-dasharray": dashes} if dashes else {}))
