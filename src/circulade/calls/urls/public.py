"""Addresses that everybody sees."""

from django.urls import path

from circulade.calls.views import public

urlpatterns = [
    path("calls/", public.calls, name="calls"),
    path("calls/<slug:slug>/", public.call, name="call"),
    path("calls/<slug:slug>/ask/", public.ask_question, name="ask"),
]
