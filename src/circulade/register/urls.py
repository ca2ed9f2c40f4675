"""Addresses of the app `register`."""

from django.urls import path

from circulade.register.views import (
    importing,
    listing,
    maps,
    merging,
    office_organisations,
    office_participations,
    office_people,
    office_territories,
    public,
    sources,
    who_is_where,
)
from circulade.register.views.columns import LISTINGS

OFFICE = "office/register/"

app_name = "register"
urlpatterns = [
    path("territories/", public.territories, name="territories"),
    path("territories/<slug:ref>/", public.territory, name="territory"),
    path("organisations/", public.organisations, name="organisations"),
    path("organisations/<slug:ref>/", public.organisation, name="organisation"),
    path("map/", maps.map_page, name="map"),
    path("map/territories.geojson", maps.map_data, name="map_data"),
    path("map/outlines.geojson", maps.map_outlines, name="map_outlines"),
    path("data-sources/", sources.data_sources, name="data_sources"),
    path(f"{OFFICE}new/territory/", office_territories.new, name="new_territory"),
    path(f"{OFFICE}new/organisation/", office_organisations.new, name="new_organisation"),
    path(f"{OFFICE}new/person/", office_people.new, name="new_person"),
    path(f"{OFFICE}new/participation/", office_participations.new, name="new_participation"),
    path(f"{OFFICE}new/project/", office_participations.new_project, name="new_project"),
    path(f"{OFFICE}territories/<slug:ref>/", office_territories.show, name="office_territory"),
    path(f"{OFFICE}territories/<slug:ref>/edit/", office_territories.edit, name="edit_territory"),
    path(f"{OFFICE}territories/<slug:ref>/class/", office_territories.decide, name="decide_class"),
    path(f"{OFFICE}organisations/<slug:ref>/", office_organisations.show, name="office_organisation"),
    path(f"{OFFICE}organisations/<slug:ref>/edit/", office_organisations.edit, name="edit_organisation"),
    path(f"{OFFICE}people/<int:pk>/", office_people.show, name="office_person"),
    path(f"{OFFICE}people/<int:pk>/edit/", office_people.edit, name="edit_person"),
    path(f"{OFFICE}people/<int:pk>/expert/", office_people.edit_expert, name="edit_expert"),
    path(f"{OFFICE}people/<int:pk>/contact/", office_people.new_contact, name="new_contact"),
    path(f"{OFFICE}contacts/<int:pk>/leave/", office_people.leave, name="leave"),
    path(f"{OFFICE}participations/<int:pk>/edit/", office_participations.edit, name="edit_participation"),
    path(f"{OFFICE}projects/<slug:ref>/edit/", office_participations.edit_project, name="edit_project"),
    path(f"{OFFICE}who-is-where/", who_is_where.look_up, name="who_is_where"),
    path(f"{OFFICE}import/", importing.import_territories, name="import_territories"),
    path(f"{OFFICE}duplicates/", merging.duplicates, name="duplicates"),
    path(f"{OFFICE}merge/<slug:what>/<int:kept>/<int:gone>/", merging.merge_page, name="merge"),
    *(
        path(f"{OFFICE}{what}/", listing.office_list, {"what": what}, name=f"office_{what}")
        for what in LISTINGS
    ),
]
