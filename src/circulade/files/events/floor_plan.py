"""Draw the floor plan of an exhibition: stands as boxes on a grid of fields, each a link to what the stand says.

Text is in the document's own fonts and follows its direction by itself; what does not fit is cut with an ellipsis and
stands whole in the box's tooltip and in its accessible name. Colours are classes of the page's style sheet; the
attributes are what shows without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from circulade.files.charts.svg import element, label, number, rect, text_element

BOX_WIDTH, BOX_HEIGHT, GAP, MARGIN = 148.0, 92.0, 14.0, 20.0
LINE_HEIGHT, FIRST_LINE = 15.0, 46.0
LETTERS = 20
"""So many letters of twelve units stand side by side in a box."""
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A stand on its field: `row` and `column` from 1, `href` is where its link leads."""

    number: str
    name: str
    row: int
    column: int
    href: str


def floor_plan(fields: Sequence[Field], *, title: str) -> str:
    """Return the plan as SVG, its stands row by row; empty for no stand.

    The size is that of the text: a plan wider than its frame is scrolled, not shrunk to nothing.
    """
    if not fields:
        return ""
    columns, rows = max(one.column for one in fields), max(one.row for one in fields)
    width = 2 * MARGIN + columns * (BOX_WIDTH + GAP) - GAP
    height = 2 * MARGIN + rows * (BOX_HEIGHT + GAP) - GAP
    hall = rect(1, 1, width - 2, height - 2, rx="3", class_="plan-hall", fill="#fbfaf5", stroke="#827e6c")
    taken = {(one.row, one.column) for one in fields}
    empty = [
        _empty(row, column)
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
        if (row, column) not in taken
    ]
    boxes = [_box(one) for one in sorted(fields, key=lambda one: (one.row, one.column))]
    size = {
        "width": number(width),
        "height": number(height),
        "viewBox": f"0 0 {number(width)} {number(height)}",
    }
    return element(
        "svg",
        {"class": "floor-plan", "role": "group", "aria-label": title, **size},
        hall,
        *empty,
        *boxes,
    )


def _corner(row: int, column: int) -> tuple[float, float]:
    return MARGIN + (column - 1) * (BOX_WIDTH + GAP), MARGIN + (row - 1) * (BOX_HEIGHT + GAP)


def _empty(row: int, column: int) -> str:
    """Mark a field without a stand: people walk there."""
    x, y = _corner(row, column)
    place = {"cx": number(x + BOX_WIDTH / 2), "cy": number(y + BOX_HEIGHT / 2), "r": "1.5"}
    return element("circle", {**place, "class": "plan-empty", "fill": "#827e6c"})


def _box(one: Field) -> str:
    x, y = _corner(one.row, one.column)
    centre = x + BOX_WIDTH / 2
    look = {"text_anchor": "middle", "font_size": "12", "class_": "plan-name", "fill": "#20241e"}
    lines = lines_of(one.name)
    return element(
        "a",
        {"href": one.href, "class": "plan-stand", "aria-label": f"{one.number}: {one.name}"},
        text_element("title", {}, f"{one.number}: {one.name}"),
        rect(x, y, BOX_WIDTH, BOX_HEIGHT, rx="5", class_="plan-box", fill="#ffffff", stroke="#1b5c49"),
        label(
            centre,
            y + 24,
            one.number,
            text_anchor="middle",
            font_size="16",
            font_weight="700",
            class_="plan-number",
            fill="#1b5c49",
        ),
        *(label(centre, y + FIRST_LINE + at * LINE_HEIGHT, text, **look) for at, text in enumerate(lines)),
    )


def lines_of(name: str) -> list[str]:
    """Break a name into the lines of a box; the last of too many ends in an ellipsis."""
    lines = wrap(" ".join(name.split()), LETTERS, break_on_hyphens=True)
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: LETTERS - 1].rstrip() + "…"]
