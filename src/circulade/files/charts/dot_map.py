"""A map of outlines and dots: where applicants and members come from.

Geometry comes in as data (longitude, latitude in degrees). The projection is Lambert's azimuthal equal-area
one around 52° north, 10° east, as for official maps of Europe, on a sphere: areas compare truly.
Source: Snyder, Map Projections: A Working Manual (USGS 1987), equations 24-2 to 24-4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from circulade.files.charts.chart import ACCENT, SERIES, Chart, drawing
from circulade.files.charts.svg import element, label, number, text_element

Point = tuple[float, float]
Ring = Sequence[Point]
CENTRE_LONGITUDE, CENTRE_LATITUDE = radians(10), radians(52)
KINDS = 3


@dataclass(frozen=True, slots=True)
class Dot:
    """One place; `kind` is its position in the legend: 0 a circle, 1 a square, 2 a diamond."""

    label: str
    longitude: float
    latitude: float
    kind: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A connection between two places, each as longitude and latitude."""

    label: str
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the world is shown, in degrees: Europe without the outermost regions unless told otherwise."""

    west: float = -24.0
    south: float = 34.0
    east: float = 45.0
    north: float = 71.5


def dot_map(
    dots: Sequence[Dot],
    *,
    outlines: Mapping[str, Sequence[Ring]],
    title: str,
    description: str,
    kinds: Sequence[str],
    frame: Frame | None = None,
    width: float = 480.0,
    lines: Sequence[Line] = (),
) -> Chart:
    """Draw outlines (rings per country code), lines and dots; the data table lists every dot.

    A dot outside the frame is not drawn, and the table says so. Raises ValueError for a kind without a name.
    """
    if len(kinds) > KINDS:
        raise ValueError(f"at most {KINDS} kinds of dots can be told apart, got {len(kinds)}")
    if any(not 0 <= dot.kind < len(kinds) for dot in dots):
        raise ValueError("every dot needs a kind that has a name")
    view = _View(frame or Frame(), width)
    content = [_country(view, code, rings) for code, rings in sorted(outlines.items())]
    content.extend(_line(view, each) for each in lines)
    order = sorted(dots, key=lambda dot: (dot.kind, dot.label, dot.longitude, dot.latitude))
    content.extend(
        _sign(dot.kind, *view.place(dot.longitude, dot.latitude), dot.label)
        for dot in order
        if view.shows(dot)
    )
    for index, name in enumerate(kinds):
        y = 14.0 + 18 * index
        content.append(_sign(index, 9, y - 4, name))
        content.append(label(20, y, name, class_="chart-legend"))
    return Chart(
        title=title,
        description=description,
        svg=drawing(
            content, title=title, description=description, width=width, height=view.height, kind="map"
        ),
        headers=("place", "kind", "longitude", "latitude", "on the map"),
        rows=tuple(
            (
                d.label,
                kinds[d.kind],
                number(d.longitude),
                number(d.latitude),
                "yes" if view.shows(d) else "no",
            )
            for d in order
        ),
    )


def _country(view: "_View", code: str, rings: Sequence[Ring]) -> str:
    look = {"class": "map-country", "fill": "#dde5e3", "stroke": "#ffffff", "stroke-width": "0.6"}
    path = "".join(view.path(ring) for ring in rings)
    return element("path", {"d": path, **look}, text_element("title", {}, code))


def _line(view: "_View", line: Line) -> str:
    (x1, y1), (x2, y2) = view.place(*line.start), view.place(*line.end)
    ends = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
    look = {"class": "map-line", "stroke": SERIES[1], "stroke-width": "1.4", "stroke-opacity": "0.7"}
    return element("line", {**ends, **look}, text_element("title", {}, line.label))


def projected(longitude: float, latitude: float) -> Point:
    """Return x to the east and y to the north of the centre, in radii of the sphere."""
    lon, lat = radians(longitude) - CENTRE_LONGITUDE, radians(latitude)
    across = sin(CENTRE_LATITUDE) * sin(lat) + cos(CENTRE_LATITUDE) * cos(lat) * cos(lon)
    scale = sqrt(2 / max(1 + across, 1e-9))
    north = cos(CENTRE_LATITUDE) * sin(lat) - sin(CENTRE_LATITUDE) * cos(lat) * cos(lon)
    return scale * cos(lat) * sin(lon), scale * north


class _View:
    """Turns degrees into coordinates of the picture."""

    def __init__(self, frame: Frame, width: float) -> None:
        self.frame = frame
        edge = [projected(lon, lat) for lon, lat in _edge(frame)]
        self.left, self.top = min(x for x, _ in edge), max(y for _, y in edge)
        self.scale = width / (max(x for x, _ in edge) - self.left)
        self.height = (self.top - min(y for _, y in edge)) * self.scale

    def place(self, longitude: float, latitude: float) -> Point:
        x, y = projected(longitude, latitude)
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def shows(self, dot: Dot) -> bool:
        frame = self.frame
        return frame.west <= dot.longitude <= frame.east and frame.south <= dot.latitude <= frame.north

    def path(self, ring: Ring) -> str:
        """Return a closed path; points nearer than four fifths of a unit to the last are left out."""
        kept: list[Point] = []
        for longitude, latitude in ring:
            x, y = self.place(longitude, latitude)
            if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 0.8:
                kept.append((x, y))
        if len(kept) < 3:
            return ""
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


def _edge(frame: Frame) -> list[Point]:
    steps = [i / 20 for i in range(21)]
    along = [frame.west + (frame.east - frame.west) * s for s in steps]
    up = [frame.south + (frame.north - frame.south) * s for s in steps]
    sides = [(lon, lat) for lon in along for lat in (frame.south, frame.north)]
    return sides + [(lon, lat) for lat in up for lon in (frame.west, frame.east)]


def _sign(kind: int, x: float, y: float, name: str) -> str:
    told = text_element("title", {}, name)
    look = {"class": f"map-dot map-dot-{kind}", "stroke": "#ffffff", "stroke-width": "0.8"}
    if kind == 0:
        return element(
            "circle", {"cx": number(x), "cy": number(y), "r": "4.5", "fill": SERIES[1], **look}, told
        )
    if kind == 1:
        box = {
            "x": number(x - 3.5),
            "y": number(y - 3.5),
            "width": "7",
            "height": "7",
            "fill": SERIES[2],
            **look,
        }
        return element("rect", box, told)
    path = f"M{number(x)} {number(y - 5)}l5 5l-5 5l-5 -5Z"
    return element("path", {"d": path, "fill": ACCENT, **look}, told)
