"""Addresses of the app `symbiosis`."""

from django.urls import URLPattern, path

from circulade.symbiosis.views import districts, notes, sites, streams

app_name = "symbiosis"
DESK = "office/symbiosis/<slug:ref>/"
SITE = f"{DESK}sites/<slug:site>/"
STREAM = f"{DESK}streams/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("office/symbiosis/", districts.districts, name="districts"),
    path("office/symbiosis/new/", districts.new, name="new"),
    path(DESK, districts.district, name="district"),
    path(f"{DESK}edit/", districts.edit, name="edit"),
    path(f"{DESK}authorities/", districts.authority, name="authority"),
    path(f"{DESK}authorities/<int:pk>/remove/", districts.drop_authority, name="drop_authority"),
    path(f"{DESK}barriers/", districts.barrier, name="barrier"),
    path(f"{DESK}barriers/<int:pk>/lift/", districts.drop_barrier, name="drop_barrier"),
    path(f"{DESK}sites/", sites.sites, name="sites"),
    path(f"{DESK}sites/new/", sites.new_site, name="new_site"),
    path(SITE, sites.site, name="site"),
    path(f"{SITE}edit/", sites.edit_site, name="edit_site"),
    path(f"{SITE}open/", sites.open_site, name="open_site"),
    path(f"{SITE}partners/", sites.partner, name="partner"),
    path(f"{SITE}partners/<int:pk>/remove/", sites.drop_partner, name="drop_partner"),
    path(f"{SITE}streams/new/", streams.new_stream, name="new_stream"),
    path(f"{DESK}notes/", notes.notes, name="notes"),
    path(f"{DESK}streams/", streams.streams, name="streams"),
    path(STREAM, streams.stream, name="stream"),
    path(f"{STREAM}edit/", streams.edit_stream, name="edit_stream"),
    path(f"{STREAM}codes/", streams.codes, name="codes"),
    path(f"{STREAM}withdraw/", streams.withdraw, name="withdraw"),
]
