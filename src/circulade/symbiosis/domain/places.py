"""Where a site can be (on land, or so near the shore that the map cannot tell), and how far two are apart."""

from math import asin, cos, radians, sin, sqrt

from django.utils.translation import gettext as _

from circulade.engines.symbiosis.globe import RADIUS as RADIUS_KM
from circulade.symbiosis.models import Site
from circulade.vocabularies.shore import in_the_sea


def place_problem(lat: float, lon: float) -> str:
    """Say why a site cannot be there, "" if it can; beyond the map of Europe nothing is known."""
    if not -90 <= lat <= 90 or not -180 <= lon <= 180:
        return _("latitude is from -90 to 90, longitude from -180 to 180")
    if not in_the_sea(lat, lon):
        return ""
    told = {"lat": f"{lat:g}", "lon": f"{lon:g}"}
    return _("%(lat)s, %(lon)s lies in the sea: check that latitude comes first, and the signs") % told


def apart(first: Site, second: Site) -> float | None:
    """Return the kilometres of great circle between two sites, None where one has no place."""
    if (
        first.latitude is None
        or first.longitude is None
        or second.latitude is None
        or second.longitude is None
    ):
        return None
    north, south = radians(first.latitude), radians(second.latitude)
    half = sin((north - south) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(first.longitude - second.longitude) / 2) ** 2
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(half)))
