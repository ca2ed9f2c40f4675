"""Addresses of the app `needs`."""

from django.urls import URLPattern, path

from circulade.needs.views import cards, office

app_name = "needs"
urlpatterns: list[URLPattern] = [
    path("member/cards/", cards.own_cards, name="own_cards"),
    path("member/cards/<int:pk>/", cards.card, name="card"),
    path("member/cards/<int:pk>/move/", cards.move, name="move_card"),
    path("member/cards/new/<slug:kind>/", cards.new_card, name="new_card"),
    path("office/cards/", office.office_list, name="office_cards"),
    path("office/cards/export.<slug:kind>", office.export, name="export_cards"),
    path("office/cards/new/<slug:kind>/", office.office_new, name="office_new_card"),
    path("office/cards/<int:pk>/", office.office_card, name="office_card"),
    path("office/cards/<int:pk>/move/", office.office_move, name="office_move_card"),
]
