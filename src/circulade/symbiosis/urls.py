"""Addresses of the app `symbiosis`."""

from django.urls import URLPattern, path

from circulade.symbiosis.views import (
    borders,
    charts,
    collections,
    districts,
    hubs,
    leads,
    links,
    member,
    network,
    notes,
    public,
    report,
    sites,
    streams,
)

app_name = "symbiosis"
DESK = "office/symbiosis/<slug:ref>/"
SITE = f"{DESK}sites/<slug:site>/"
STREAM = f"{DESK}streams/<int:pk>/"
LINK = f"{DESK}links/<int:pk>/"
OWN = "member/symbiosis/"
urlpatterns: list[URLPattern] = [
    path("symbiosis/", public.public_districts, name="public_districts"),
    path("symbiosis/<slug:ref>/", public.public_district, name="public_district"),
    path(OWN, member.own_sites, name="own_sites"),
    path(f"{OWN}<int:pk>/", member.own_site, name="own_site"),
    path(f"{OWN}<int:pk>/open/", member.own_open, name="own_open"),
    path(f"{OWN}<int:pk>/streams/new/", member.own_new_stream, name="own_new_stream"),
    path(f"{OWN}streams/<int:pk>/edit/", member.own_edit_stream, name="own_edit_stream"),
    path(f"{OWN}links/<int:pk>/answer/", member.own_answer, name="own_answer"),
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
    path(f"{DESK}collections/", collections.collection, name="collection"),
    path(f"{DESK}streams/", streams.streams, name="streams"),
    path(STREAM, streams.stream, name="stream"),
    path(f"{STREAM}edit/", streams.edit_stream, name="edit_stream"),
    path(f"{STREAM}codes/", streams.codes, name="codes"),
    path(f"{STREAM}withdraw/", streams.withdraw, name="withdraw"),
    path(f"{DESK}leads/", leads.leads, name="leads"),
    path(f"{DESK}leads/begin/", leads.begin, name="begin"),
    path(f"{DESK}links/", links.links, name="links"),
    path(LINK, links.link, name="link"),
    path(f"{LINK}consent/", links.consent, name="consent"),
    path(f"{LINK}ask/", links.ask, name="ask"),
    path(f"{LINK}<slug:what>/", links.change, name="change_link"),
    path(f"{DESK}network/", network.network, name="network"),
    path(f"{DESK}network/<int:pk>/", network.plan, name="plan"),
    path(f"{DESK}network/<int:pk>/charts/<slug:name>.<slug:kind>", charts.chart, name="chart"),
    path(f"{DESK}network/<int:pk>/progress/", network.progress, name="plan_progress"),
    path(f"{DESK}hubs/", hubs.hubs, name="hubs"),
    path(f"{DESK}hubs/<int:pk>/remove/", hubs.drop_hub, name="drop_hub"),
    path(f"{DESK}treatments/<int:pk>/remove/", hubs.drop_treatment, name="drop_treatment"),
    path(f"{DESK}results/", report.report, name="report"),
    path(f"{DESK}borders/", borders.borders, name="borders"),
    path(f"{DESK}borders/<int:pk>/remove/", borders.drop, name="drop_border"),
]
