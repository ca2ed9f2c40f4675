"""Addresses of the app `groups`."""

from django.urls import URLPattern, path

from circulade.groups.views import changing, pages

app_name = "groups"
urlpatterns: list[URLPattern] = [
    path("groups/", pages.groups, name="groups"),
    path("groups/<slug:slug>/", pages.group, name="group"),
    path("groups/<slug:slug>/edit/", changing.edit, name="edit"),
    path("groups/<slug:slug>/leaders/", changing.add_leader, name="add_leader"),
    path("groups/<slug:slug>/leaders/<int:pk>/remove/", changing.drop_leader, name="remove_leader"),
    path("groups/<slug:slug>/seats/", changing.add_seat, name="add_seat"),
    path("groups/<slug:slug>/seats/<int:pk>/end/", changing.drop_seat, name="end_seat"),
    path("member/groups/", pages.own_groups, name="own_groups"),
    path("office/groups/", pages.office_groups, name="office_groups"),
]
