"""Addresses of the app `events`."""

from django.urls import URLPattern, path

from circulade.events.views import after, calendar, door, office, parts, people, public, registering, seats

app_name = "events"
urlpatterns: list[URLPattern] = [
    path("events/", calendar.events, name="events"),
    path("events/calendar.ics", calendar.calendar_feed, name="calendar_feed"),
    path("events/feed.atom", calendar.feed, name="feed"),
    path("events/<slug:slug>/", public.event, name="event"),
    path("events/<slug:slug>/event.ics", public.calendar_file, name="calendar_file"),
    path("events/<slug:slug>/card.png", public.card, name="card"),
    path("events/<slug:slug>/documents/<int:pk>/", public.document, name="document"),
    path("events/<slug:slug>/register/", registering.apply, name="register"),
    path("registration/<slug:token>/", registering.registration, name="registration"),
    path("registration/<slug:token>/feedback/", after.feedback, name="feedback"),
    path("registration/<slug:token>/certificate.pdf", after.certificate_file, name="certificate"),
    path("registration/<slug:token>/leave/", registering.leave, name="leave"),
    path("registration/<slug:token>/again/", registering.again, name="again"),
    path("registration/<slug:token>/later/", registering.later, name="later"),
    path("registration/<slug:token>/offer/<slug:answer>/", registering.answer_offer, name="answer_offer"),
    path("registration/<slug:token>/switch/<slug:mode>/", registering.switch, name="switch"),
    path("office/events/", office.events, name="office_events"),
    path("office/events/new/", office.new, name="office_new_event"),
    path("office/events/<slug:slug>/", office.event, name="office_event"),
    path("office/events/<slug:slug>/edit/<slug:section>/", office.edit, name="office_edit"),
    path("office/events/<slug:slug>/publish/", office.publish, name="office_publish"),
    path("office/events/<slug:slug>/withdraw/", office.withdraw, name="office_withdraw"),
    path("office/events/<slug:slug>/cancel/", office.cancel, name="office_cancel"),
    path("office/events/<slug:slug>/seats/", seats.seats, name="office_seats"),
    path("office/events/<slug:slug>/seats/<slug:mode>/", seats.edit_seats, name="office_edit_seats"),
    path("office/events/<slug:slug>/seats/<slug:mode>/allocate/", seats.allocate, name="office_allocate"),
    path("office/events/<slug:slug>/questions/new/", seats.new_question, name="office_new_question"),
    path("office/events/<slug:slug>/questions/<int:pk>/", seats.question, name="office_question"),
    path(
        "office/events/<slug:slug>/questions/<int:pk>/delete/",
        seats.drop_question,
        name="office_drop_question",
    ),
    path("office/events/<slug:slug>/door/", door.desk, name="office_door"),
    path("office/events/<slug:slug>/door/worker.js", door.worker, name="office_door_worker"),
    path("office/events/<slug:slug>/door/merge/", door.merge_scans, name="office_door_merge"),
    path("office/events/<slug:slug>/door/list/", door.door_list, name="office_door_list"),
    path("office/events/<slug:slug>/door/code/<slug:code>/", door.code, name="office_check_in"),
    path("office/events/<slug:slug>/badges.pdf", door.badge_file, name="office_badges"),
    path("office/events/<slug:slug>/report/", after.report, name="office_report"),
    path("office/events/<slug:slug>/report.<slug:kind>", after.report_file, name="office_report_file"),
    path("office/events/<slug:slug>/people/", people.people, name="office_people"),
    path("office/events/<slug:slug>/people/<int:pk>/", people.person, name="office_person"),
    path("office/events/<slug:slug>/people/decide/", people.decide, name="office_decide"),
    path("office/events/<slug:slug>/people/list/", people.take_in, name="office_take_in"),
    path("office/events/<slug:slug>/sessions/new/", parts.new_session, name="office_new_session"),
    path("office/events/<slug:slug>/sessions/<int:pk>/", parts.session, name="office_session"),
    path(
        "office/events/<slug:slug>/sessions/<int:pk>/delete/", parts.drop_session, name="office_drop_session"
    ),
    path("office/events/<slug:slug>/documents/new/", parts.new_document, name="office_new_document"),
    path(
        "office/events/<slug:slug>/documents/<int:pk>/delete/",
        parts.drop_document,
        name="office_drop_document",
    ),
]
