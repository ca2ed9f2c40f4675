"""Where a site can be (on land, or so near the shore that the map cannot tell), and how far two are apart.

A site whose place is only known in words stands in the middle of the town that they name.
"""

import re
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from django.utils.translation import gettext as _

from circulade.engines.symbiosis.globe import RADIUS as RADIUS_KM
from circulade.symbiosis.models import Site
from circulade.vocabularies.places import Closeness, PlaceKind, search_places
from circulade.vocabularies.shore import in_the_sea
from circulade.vocabularies.towns import Point
from circulade.words.folding import fold

POSTCODE = re.compile(r"^[A-Z]{0,3}-?\d[\d-]{2,}(?: [A-Z]{2})?\s+(?=\D+$)", re.IGNORECASE)


def place_problem(lat: float, lon: float) -> str:
    """Say why a site cannot be there, "" if it can; beyond the map of Europe nothing is known."""
    if not -90 <= lat <= 90 or not -180 <= lon <= 180:
        return _("latitude is from -90 to 90, longitude from -180 to 180")
    if not in_the_sea(lat, lon):
        return ""
    told = {"lat": f"{lat:g}", "lon": f"{lon:g}"}
    return _("%(lat)s, %(lon)s lies in the sea: check that latitude comes first, and the signs") % told


def _names(words: str) -> list[str]:
    """Return what may be the name of a town: all that is written, then each part from the last, without postcode."""
    parts = [words, *reversed(words.split(","))]
    return list(dict.fromkeys(POSTCODE.sub("", part.strip()) for part in parts))


@lru_cache(maxsize=10_000)
def middle_of_town(words: str, country: str) -> Point | None:
    """Return the middle of the town of a country that words name, alone or as a part of an address.

    None where no town is called so, or several are.
    """
    for name in _names(words) if country else ():
        found = [
            place
            for place in search_places(name, country=country)
            if place.kind is PlaceKind.TOWN and place.closeness is Closeness.EXACT
        ]
        own = [place for place in found if fold(place.name) == fold(name)] or found
        if len(own) == 1:
            return own[0].point
    return None


def stands_in_the_middle(site: Site) -> bool:
    """Tell whether only the town of a site is known: it stands where the town does."""
    point = middle_of_town(site.place, site.country) if site.place else None
    return point is not None and (point.lat, point.lon) == (site.latitude, site.longitude)


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
