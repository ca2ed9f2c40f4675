"""Where a site can be: on land, or so near the shore that the map's outlines cannot tell."""

from django.utils.translation import gettext as _

from circulade.vocabularies.shore import in_the_sea


def place_problem(lat: float, lon: float) -> str:
    """Say why a site cannot be there, "" if it can; beyond the map of Europe nothing is known."""
    if not -90 <= lat <= 90 or not -180 <= lon <= 180:
        return _("latitude is from -90 to 90, longitude from -180 to 180")
    if not in_the_sea(lat, lon):
        return ""
    told = {"lat": f"{lat:g}", "lon": f"{lon:g}"}
    return _("%(lat)s, %(lon)s lies in the sea: check that latitude comes first, and the signs") % told
