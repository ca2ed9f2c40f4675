"""A finished chart: the picture, what it shows in words, and the same figures as a table."""

from dataclasses import dataclass
from hashlib import sha256

from circulade.files.charts.svg import element, number, text_element

SERIES = ("#9fb8b4", "#1b5e5a", "#c98a2b", "#7a4b8f")
"""Fill of each series; the first is the pale one of the pool. All are told apart without colour too,
because every bar carries its number and stands in the order of the legend."""
ACCENT = "#a63d2f"


@dataclass(frozen=True, slots=True)
class Chart:
    """`svg` stands alone and needs no style sheet; `headers` and `rows` are its data table."""

    title: str
    description: str
    svg: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def drawing(
    content: list[str], *, title: str, description: str, width: float, height: float, kind: str
) -> str:
    """Return a whole SVG that says its title and description to a screen reader.

    The ids come from the content, so two charts of a page never share one and equal charts give equal bytes.
    """
    key = "chart-" + sha256("".join([title, description, *content]).encode()).hexdigest()[:12]
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "img",
        "aria-labelledby": f"{key}-title {key}-desc",
        "class": f"chart chart-{kind}",
        "width": number(width),
        "height": number(height),
        "viewBox": f"0 0 {number(width)} {number(height)}",
        "font-family": "DejaVu Sans, system-ui, sans-serif",
        "font-size": "11",
        "fill": "currentColor",
    }
    head = [
        text_element("title", {"id": f"{key}-title"}, title),
        text_element("desc", {"id": f"{key}-desc"}, description),
    ]
    return element("svg", attributes, *head, *content)
