"""Flows from left to right as ribbons whose height is their size: a small layout of our own.

Nodes stand in the column that is given to them, one above the other in the order given; a link leaves its source
and enters its target below the links before it. What comes in and goes out of a node may differ: the node is as tall
as the larger of the two.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from circulade.files.charts.chart import SERIES, Chart, drawing
from circulade.files.charts.svg import element, label, number, rect
from circulade.files.charts.ticks import short

NODE, GAP, HEIGHT, TOP = 14.0, 26.0, 220.0, 24.0


@dataclass(frozen=True, slots=True)
class Link:
    """So much flows from one node to another; 0 or more."""

    source: str
    target: str
    value: float


def _isolated(name: str) -> str:
    """Keep a name that is written from right to left from taking the figure after it along."""
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in name):
        return f"{name}\N{LEFT-TO-RIGHT MARK}"
    return name


@dataclass(frozen=True, slots=True)
class _Placed:
    x: float
    y: float
    height: float
    last: bool


def sankey(
    links: Sequence[Link],
    *,
    columns: Sequence[Sequence[str]],
    title: str,
    description: str,
    unit: str,
    width: float = 620.0,
) -> Chart:
    """Draw `links` between nodes that stand in `columns`. Raises ValueError for a node in no column or below 0."""
    known = {name for column in columns for name in column}
    for each in links:
        if each.value < 0 or not {each.source, each.target} <= known:
            raise ValueError(
                f"link {each.source!r} to {each.target!r}: both stand in a column, 0 or more flows"
            )
    sizes = {
        name: max(
            sum(each.value for each in links if each.source == name),
            sum(each.value for each in links if each.target == name),
        )
        for name in known
    }
    placed = _place(columns, sizes, width)
    content = [*_ribbons(links, placed, sizes, columns)]
    for name, at in placed.items():
        content.append(rect(at.x, at.y, NODE, max(at.height, 1.0), fill=SERIES[1], class_="node"))
        anchor = "end" if at.last else "start"
        x = at.x + NODE if at.last else at.x
        text = f"{_isolated(name)}: {short(sizes[name])} {unit}"
        content.append(label(x, at.y - 5, text, text_anchor=anchor, class_="chart-label", font_size="10.5"))
    height = max((at.y + at.height for at in placed.values()), default=0.0) + 10
    return Chart(
        title=title,
        description=description,
        svg=drawing(content, title=title, description=description, width=width, height=height, kind="sankey"),
        headers=("From", "To", unit),
        rows=tuple((each.source, each.target, f"{each.value:.4g}") for each in links),
    )


def _place(columns: Sequence[Sequence[str]], sizes: dict[str, float], width: float) -> dict[str, _Placed]:
    tallest = max((sum(sizes[name] for name in column) for column in columns), default=0.0) or 1.0
    scale = HEIGHT / tallest
    placed: dict[str, _Placed] = {}
    for at, column in enumerate(columns):
        x = (width - NODE) * at / max(1, len(columns) - 1)
        y = TOP
        for name in column:
            placed[name] = _Placed(x, y, sizes[name] * scale, last=at == len(columns) - 1 and at > 0)
            y += sizes[name] * scale + GAP
    return placed


def _ribbons(
    links: Sequence[Link],
    placed: dict[str, _Placed],
    sizes: dict[str, float],
    columns: Sequence[Sequence[str]],
) -> list[str]:
    out = {name: at.y for name, at in placed.items()}
    into = dict(out)
    last = set(columns[-1]) if columns else set()
    shapes = []
    for each in links:
        start, end = placed[each.source], placed[each.target]
        size = each.value * (start.height / sizes[each.source] if sizes[each.source] else 0.0)
        x1, x2 = start.x + NODE, end.x
        y1, y2 = out[each.source], into[each.target]
        out[each.source] += size
        into[each.target] += size
        middle = (x1 + x2) / 2
        curve = [
            f"M{number(x1)},{number(y1)}",
            f"C{number(middle)},{number(y1)} {number(middle)},{number(y2)} {number(x2)},{number(y2)}",
            f"L{number(x2)},{number(y2 + size)}",
            f"C{number(middle)},{number(y2 + size)} {number(middle)},{number(y1 + size)} "
            f"{number(x1)},{number(y1 + size)}",
            "Z",
        ]
        colour = SERIES[2] if each.target in last else SERIES[0]
        shapes.append(element("path", {"d": " ".join(curve), "fill": colour, "fill-opacity": "0.6"}))
    return shapes
