"""A histogram of points with the line that the last member stands on."""

from collections.abc import Sequence
from itertools import pairwise

from circulade.files.charts.chart import ACCENT, SERIES, Chart, drawing
from circulade.files.charts.svg import label, line, number, rect

HEIGHT = 190.0
TOP, BOTTOM, LEFT, RIGHT = 36.0, 34.0, 30.0, 6.0


def histogram(
    values: Sequence[float],
    *,
    edges: Sequence[float],
    title: str,
    description: str,
    axis: str,
    cut: float | None = None,
    cut_label: str = "",
    width: float = 360.0,
) -> Chart:
    """Count `values` between ascending `edges`; each bin holds its lower edge, the last both edges.

    Values outside the edges raise ValueError, so that no applicant is left out of the picture unseen.
    """
    counts = bin_counts(values, edges=edges)
    span = edges[-1] - edges[0]
    across = (width - LEFT - RIGHT) / span
    tallest = max(counts) or 1
    up = (HEIGHT - TOP - BOTTOM) / tallest
    floor = HEIGHT - BOTTOM
    content: list[str] = []
    for index, count in enumerate(counts):
        x = LEFT + (edges[index] - edges[0]) * across
        wide = (edges[index + 1] - edges[index]) * across
        content.append(
            rect(x + 0.5, floor - count * up, wide - 1, count * up, class_="series-1", fill=SERIES[1])
        )
        if count:
            middle = x + wide / 2
            content.append(
                label(middle, floor - count * up - 4, str(count), text_anchor="middle", font_size="9")
            )
    content.extend(_axis(edges, across=across, floor=floor, width=width, axis=axis))
    if cut is not None:
        content.extend(_cut(LEFT + (cut - edges[0]) * across, floor=floor, text=cut_label, width=width))
    return Chart(
        title=title,
        description=description,
        svg=drawing(
            content, title=title, description=description, width=width, height=HEIGHT, kind="histogram"
        ),
        headers=(f"{axis}, from", "to", "count"),
        rows=tuple((number(edges[i]), number(edges[i + 1]), str(count)) for i, count in enumerate(counts)),
    )


def bin_counts(values: Sequence[float], *, edges: Sequence[float]) -> list[int]:
    """Count values per bin; raises ValueError for edges that do not ascend or a value outside."""
    if len(edges) < 2 or any(low >= high for low, high in pairwise(edges)):
        raise ValueError("a histogram needs at least two ascending edges")
    counts = [0] * (len(edges) - 1)
    for value in values:
        if not edges[0] <= value <= edges[-1]:
            raise ValueError(
                f"{number(value)} is outside the edges {number(edges[0])} to {number(edges[-1])}"
            )
        index = max(i for i, edge in enumerate(edges) if edge <= value)
        counts[min(index, len(counts) - 1)] += 1
    return counts


def _axis(edges: Sequence[float], *, across: float, floor: float, width: float, axis: str) -> list[str]:
    parts = [line(LEFT, floor, width - RIGHT, floor, stroke="currentColor", stroke_opacity="0.5")]
    step = max(1, len(edges) // 8)
    for edge in edges[::step]:
        x = LEFT + (edge - edges[0]) * across
        parts.append(label(x, floor + 13, number(edge), text_anchor="middle", font_size="9"))
    middle = (LEFT + width - RIGHT) / 2
    parts.append(label(middle, floor + 28, axis, text_anchor="middle", class_="chart-axis"))
    return parts


def _cut(x: float, *, floor: float, text: str, width: float) -> list[str]:
    after = x < width / 2
    anchor = "start" if after else "end"
    return [
        line(
            x,
            TOP - 8,
            x,
            floor,
            class_="bound bound-cut",
            stroke=ACCENT,
            stroke_width="2",
            stroke_dasharray="4 3",
        ),
        label(x + (4 if after else -4), TOP - 22, text, text_anchor=anchor, font_size="10", fill=ACCENT),
    ]
