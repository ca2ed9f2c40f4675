"""What more of one thing costs of another: the best choices under rising weights, joined by a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from circulade.files.charts.chart import SERIES, Chart, drawing
from circulade.files.charts.svg import element, label, line, number
from circulade.files.charts.ticks import nice_ticks, short

LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 64.0, 24.0, 22.0, 42.0, 200.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: the weight it is best under, as it is written, and how much it has of both."""

    weight: str
    x: float
    y: float


def trade_off_chart(
    choices: Sequence[Choice],
    *,
    title: str,
    description: str,
    headings: tuple[str, str, str],
    width: float = 480.0,
) -> Chart:
    """Draw choices in the order of their weights; `headings` name the weight, x and y, with their units.

    Choices at one place share a dot, whose label says from which weight to which. Raises ValueError without any.
    """
    if not choices:
        raise ValueError("a trade-off needs at least one choice")
    frame = _Frame(_ticks([each.x for each in choices]), _ticks([each.y for each in choices]), width)
    content = [*frame.axes(headings[1], headings[2]), frame.path(choices)]
    for _place, group in groupby(
        choices, key=lambda each: (number(frame.x(each.x)), number(frame.y(each.y)))
    ):
        content += frame.dot(list(group))
    return Chart(
        title=title,
        description=description,
        svg=drawing(
            content,
            title=title,
            description=description,
            width=width,
            height=TOP + HEIGHT + BOTTOM,
            kind="trade-off",
        ),
        headers=headings,
        rows=tuple((each.weight, f"{each.x:.6g}", f"{each.y:.6g}") for each in choices),
    )


def _ticks(values: Sequence[float]) -> list[float]:
    """Return the axis of values; what arithmetic leaves over between equal ones is not spread over it."""
    low, high = min(values), max(values)
    size = max(abs(low), abs(high))
    if high - low <= 1e-6 * size:
        low, high = low - 0.05 * size, high + 0.05 * size
    return nice_ticks(low, high)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where both amounts lie on the picture."""

    across: Sequence[float]
    up: Sequence[float]
    width: float

    def x(self, value: float) -> float:
        low, high = self.across[0], self.across[-1]
        return LEFT + (self.width - LEFT - RIGHT) * (value - low) / (high - low)

    def y(self, value: float) -> float:
        low, high = self.up[0], self.up[-1]
        return TOP + HEIGHT * (1 - (value - low) / (high - low))

    def axes(self, across: str, up: str) -> list[str]:
        """Draw the grid with its numbers, and what each direction is."""
        right, bottom = self.width - RIGHT, TOP + HEIGHT
        content = [label(0, TOP - 10, up, class_="chart-unit", font_size="10")]
        for tick in self.up:
            y = self.y(tick)
            content.append(line(LEFT, y, right, y, stroke="currentColor", stroke_opacity="0.18"))
            content.append(label(LEFT - 6, y + 3.5, short(tick), text_anchor="end", font_size="10"))
        for tick in self.across:
            x = self.x(tick)
            content.append(line(x, TOP, x, bottom, stroke="currentColor", stroke_opacity="0.18"))
            content.append(label(x, bottom + 15, short(tick), text_anchor="middle", font_size="10"))
        content.append(
            label(right, bottom + 34, across, text_anchor="end", class_="chart-unit", font_size="10")
        )
        return content

    def path(self, choices: Sequence[Choice]) -> str:
        points = " ".join(f"{number(self.x(each.x))},{number(self.y(each.y))}" for each in choices)
        return element(
            "polyline", {"points": points, "fill": "none", "stroke": SERIES[1], "stroke-width": "2"}
        )

    def dot(self, group: Sequence[Choice]) -> list[str]:
        """Draw the dot of choices at one place, with its weights on the side where there is room."""
        x, y = self.x(group[0].x), self.y(group[0].y)
        first, last = group[0].weight, group[-1].weight
        said = first if first == last else f"{first} – {last}"
        late = x > self.width * 0.7
        circle = {"cx": number(x), "cy": number(y), "r": "4.5", "fill": SERIES[1], "class": "choice"}
        anchor = "end" if late else "start"
        return [
            element("circle", circle),
            label(x - 9 if late else x + 9, y + 12, said, text_anchor=anchor, font_size="10"),
        ]
