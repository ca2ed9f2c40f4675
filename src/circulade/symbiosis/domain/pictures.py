"""Pictures of a network: who gives to whom as a Sankey, and on the map."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import cos, radians

from django.utils.translation import gettext as _

from circulade.files.charts import Chart, Dot, Frame, Line, Link, dot_map, sankey
from circulade.symbiosis.domain.shown import PlannedLink, ShownPart, ShownPlan
from circulade.symbiosis.enums import PlanKind
from circulade.symbiosis.models import Site
from circulade.vocabularies.outlines import Detail, outlines_geojson

MOST = 14
LONGEST = 30
MARGIN = 0.08
TALLEST = 0.75


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def flows(part: ShownPart | None) -> Chart | None:
    """Draw the largest links of a kind from givers to takers; the table under it lists them."""
    if part is None or not part.links:
        return None
    links, said = part.links, {"what": part.kind.label, "unit": part.kind.unit, "count": MOST}
    tonnes = defaultdict[tuple[str, str], float](float)
    for link in sorted(links, key=lambda each: -each.tonnes)[:MOST]:
        tonnes[_short(link.have.site.name), _("to %(name)s") % {"name": _short(link.want.site.name)}] += (
            link.tonnes
        )
    givers = list(dict.fromkeys(giver for giver, _taker in tonnes))
    takers = list(dict.fromkeys(taker for _giver, taker in tonnes))
    title = _("Who gives to whom: %(what)s, %(unit)s a year") % said
    if len(links) > MOST:
        title = _("Who gives to whom: %(what)s, %(unit)s a year, the %(count)d largest links") % said
    return sankey(
        [Link(giver, taker, amount) for (giver, taker), amount in tonnes.items()],
        columns=[givers, takers],
        title=title,
        description=_(
            "Ribbons from the sites that give to the sites that take, as high as the %(unit)s a year."
        )
        % said,
        unit=part.kind.unit,
    )


def network_map(sites: Iterable[Site], links: Sequence[PlannedLink]) -> Chart | None:
    """Draw sites and links on the shipped outlines; None where no site has a place."""
    gives = {link.have.site_id for link in links}
    takes = {link.want.site_id for link in links}
    dots = [
        Dot(site.name, site.longitude, site.latitude, 0 if site.pk in gives else 1 if site.pk in takes else 2)
        for site in sites
        if site.longitude is not None and site.latitude is not None
    ]
    if not dots:
        return None
    lines = [
        Line(
            f"{link.have.site} → {link.want.site}",
            (link.have.site.longitude or 0.0, link.have.site.latitude or 0.0),
            (link.want.site.longitude or 0.0, link.want.site.latitude or 0.0),
        )
        for link in links
    ]
    frame = _frame(dots)
    return dot_map(
        dots,
        outlines=_rings(frame),
        title=_("Sites and links"),
        description=_("A map with a sign for each site and a line for each link of the plan."),
        kinds=(_("gives"), _("takes"), _("not in the plan")),
        frame=frame,
        lines=lines,
    )


def _frame(dots: Sequence[Dot]) -> Frame:
    """Return the smallest frame around the dots, with a margin, and never so small that a street would be a world."""
    west, east = min(dot.longitude for dot in dots), max(dot.longitude for dot in dots)
    south, north = min(dot.latitude for dot in dots), max(dot.latitude for dot in dots)
    wide, high = max(0.2, (east - west) * MARGIN), max(0.12, (north - south) * MARGIN)
    west, east, south, north = west - wide, east + wide, south - high, north + high
    # No taller than three quarters of its width: what lies beside the dots is land too.
    lacking = (north - south) / (TALLEST * cos(radians((south + north) / 2))) - (east - west)
    widened = max(0.0, lacking) / 2
    return Frame(west - widened, south, east + widened, north)


def _rings(frame: Frame) -> dict[str, list[list[tuple[float, float]]]]:
    """Return the outlines that reach into the frame."""
    found = dict[str, list[list[tuple[float, float]]]]()
    for feature in outlines_geojson(Detail.FINE)["features"]:
        rings = [
            [(point[0], point[1]) for point in ring]
            for polygon in feature["geometry"]["coordinates"]
            for ring in polygon
            if _reaches(ring, frame)
        ]
        if rings:
            found[feature["properties"]["country"] or "–"] = rings
    return found


def _reaches(ring: Sequence[Sequence[float]], frame: Frame) -> bool:
    return (
        min(point[0] for point in ring) <= frame.east
        and max(point[0] for point in ring) >= frame.west
        and min(point[1] for point in ring) <= frame.north
        and max(point[1] for point in ring) >= frame.south
    )


def _flows_of(kind: PlanKind) -> Callable[[ShownPlan], Chart | None]:
    """Return how the flows of a kind are drawn."""
    return lambda shown: flows(next((part for part in shown.parts if part.kind == kind), None))


PICTURES: dict[str, Callable[[ShownPlan], Chart | None]] = {
    "map": lambda shown: network_map(shown.plan.district.sites.all(), shown.links),
    "flows": _flows_of(PlanKind.MATERIALS),
    "heat": _flows_of(PlanKind.HEAT),
    "water": _flows_of(PlanKind.WATER),
    "capacity": _flows_of(PlanKind.CAPACITY),
}
"""What a plan is drawn as, by the name in its address."""
