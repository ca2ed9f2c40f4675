"""Addresses of the app `matchmaking`."""

from django.urls import URLPattern, path

from circulade.matchmaking.views import alike, day, desk, match, own, participant, peers, plan

app_name = "matchmaking"
DAY = "office/events/<slug:slug>/meetings/"
MINE = "meetings/<str:token>/"
MATCH = "office/matches/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("territories/<slug:ref>/alike/", alike.alike, name="alike"),
    path("member/introductions/", own.own, name="own"),
    path("member/introductions/<int:pk>/", own.outcome, name="own_outcome"),
    path(MINE, participant.page, name="mine"),
    path(f"{MINE}people/", participant.people, name="mine_people"),
    path(f"{MINE}requests/", participant.ask, name="mine_ask"),
    path(f"{MINE}requests/<int:pk>/", participant.answer, name="mine_answer"),
    path(f"{MINE}meetings.ics", participant.calendar, name="mine_calendar"),
    path(f"{MINE}meetings.pdf", participant.paper, name="mine_paper"),
    path(DAY, day.day, name="day"),
    path(f"{DAY}people/", day.people, name="day_people"),
    path(f"{DAY}people/take-in/", day.take_in, name="day_take_in"),
    path(f"{DAY}people/<int:pk>/", day.person, name="day_person"),
    path(f"{DAY}people/<int:pk>/presence/", day.presence, name="day_presence"),
    path(f"{DAY}people/<int:pk>/meetings.pdf", plan.person_paper, name="day_person_paper"),
    path(f"{DAY}requests/", day.requests, name="day_requests"),
    path(f"{DAY}rules/", day.rules, name="day_rules"),
    path(f"{DAY}rules/<int:pk>/drop/", day.drop, name="day_drop_rule"),
    path(f"{DAY}plan/", plan.plan, name="day_plan"),
    path(f"{DAY}plan/make/", plan.make, name="day_make_plan"),
    path(f"{DAY}plan/publish/", plan.publish, name="day_publish"),
    path(f"{DAY}plan/tables.pdf", plan.tables_paper, name="day_tables"),
    path(f"{DAY}plan/<int:pk>/", plan.meeting, name="day_meeting"),
    path(f"{DAY}peers/", peers.peers, name="day_peers"),
    path(f"{DAY}peers/form/", peers.form, name="day_form_tables"),
    path(f"{DAY}peers/<int:pk>/", peers.table, name="day_table"),
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
