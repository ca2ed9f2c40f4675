"""Addresses of the app `events`."""

from django.urls import URLPattern, path

from circulade.events.views import calendar, office, parts, public

app_name = "events"
urlpatterns: list[URLPattern] = [
    path("events/", calendar.events, name="events"),
    path("events/calendar.ics", calendar.calendar_feed, name="calendar_feed"),
    path("events/feed.atom", calendar.feed, name="feed"),
    path("events/<slug:slug>/", public.event, name="event"),
    path("events/<slug:slug>/event.ics", public.calendar_file, name="calendar_file"),
    path("events/<slug:slug>/card.png", public.card, name="card"),
    path("events/<slug:slug>/documents/<int:pk>/", public.document, name="document"),
    path("office/events/", office.events, name="office_events"),
    path("office/events/new/", office.new, name="office_new_event"),
    path("office/events/<slug:slug>/", office.event, name="office_event"),
    path("office/events/<slug:slug>/edit/<slug:section>/", office.edit, name="office_edit"),
    path("office/events/<slug:slug>/publish/", office.publish, name="office_publish"),
    path("office/events/<slug:slug>/withdraw/", office.withdraw, name="office_withdraw"),
    path("office/events/<slug:slug>/cancel/", office.cancel, name="office_cancel"),
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
