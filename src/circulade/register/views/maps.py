"""The map: a picture and a list drawn on the server; the same as GeoJSON for zooming in the browser."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from circulade.register.domain.classes import class_of
from circulade.register.queries.territories import MapPoint, map_points, public_figures
from circulade.register.views.scope import programme_of
from circulade.vocabularies.outlines import Detail, outlines_geojson


def map_page(request: HttpRequest) -> HttpResponse:
    """Show the public territories on the map of Europe, and beside it as a list."""
    programme = programme_of(request)
    points = map_points(programme)
    context = {
        "points": points,
        "off_map": [point for point in points if point.x is None],
        "figures": public_figures(programme),
    }
    return render(request, "register/map.html", context)


def map_data(request: HttpRequest) -> JsonResponse:
    """The public territories as GeoJSON points, for the map that zooms."""
    points = map_points(programme_of(request))
    features = [_feature(point) for point in points if point.point is not None]
    return JsonResponse(
        {"type": "FeatureCollection", "features": features}, content_type="application/geo+json"
    )


def map_outlines(request: HttpRequest) -> JsonResponse:
    """The outlines of the countries as GeoJSON: the map's background, with no outside host."""
    response = JsonResponse(outlines_geojson(Detail.FINE), content_type="application/geo+json")
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _feature(place: MapPoint) -> dict[str, Any]:
    territory = place.territory
    found = place.point
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [found.lon, found.lat] if found else []},
        "properties": {
            "name": str(territory),
            "href": reverse("register:territory", kwargs={"ref": territory.ref}),
            "kind": territory.get_kind_display(),
            "kindCode": territory.kind,
            "class": class_of(territory).label,
            "approximate": place.approximate,
            "invented": territory.invented,
        },
    }
