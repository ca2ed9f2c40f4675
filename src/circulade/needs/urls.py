"""Addresses of the app `needs`."""

from django.urls import URLPattern, path

from circulade.needs.views import cards

app_name = "needs"
urlpatterns: list[URLPattern] = [
    path("member/cards/", cards.own_cards, name="own_cards"),
    path("member/cards/<int:pk>/", cards.card, name="card"),
    path("member/cards/<int:pk>/move/", cards.move, name="move_card"),
    path("office/cards/", cards.office_list, name="office_cards"),
    path("office/cards/export.<slug:kind>", cards.export, name="export_cards"),
]
