"""Addresses of the app `matchmaking`."""

from django.urls import URLPattern, path

from circulade.matchmaking.views import alike, desk, match, own

app_name = "matchmaking"
MATCH = "office/matches/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("territories/<slug:ref>/alike/", alike.alike, name="alike"),
    path("member/introductions/", own.own, name="own"),
    path("member/introductions/<int:pk>/", own.outcome, name="own_outcome"),
    path("office/matches/", desk.desk, name="desk"),
    path("office/matches/suggest/", desk.suggest, name="suggest"),
    path("office/matches/uncovered/", desk.uncovered, name="uncovered"),
    path("office/matches/idle/", desk.idle, name="idle"),
    path("office/matches/lessons/", desk.lessons, name="lessons"),
    path(MATCH, match.match, name="match"),
    path(f"{MATCH}decide/", match.decide_match, name="decide"),
    path(f"{MATCH}introduction/", match.write, name="write"),
    path(f"{MATCH}send/", match.send, name="send"),
    path(f"{MATCH}outcome/", match.outcome, name="outcome"),
]
