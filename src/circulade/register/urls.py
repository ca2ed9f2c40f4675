"""Addresses of the app `register`."""

from django.urls import path

from circulade.register.views import maps, public

app_name = "register"
urlpatterns = [
    path("territories/", public.territories, name="territories"),
    path("territories/<slug:ref>/", public.territory, name="territory"),
    path("organisations/", public.organisations, name="organisations"),
    path("organisations/<slug:ref>/", public.organisation, name="organisation"),
    path("map/", maps.map_page, name="map"),
    path("map/territories.geojson", maps.map_data, name="map_data"),
    path("map/outlines.geojson", maps.map_outlines, name="map_outlines"),
]
