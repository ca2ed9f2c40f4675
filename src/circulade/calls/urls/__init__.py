"""Addresses of the app `calls`, one list per kind of reader."""

from django.urls import URLPattern

from circulade.calls.urls import applicant, assessor, decision, importing, office, public

app_name = "calls"
urlpatterns: list[URLPattern] = [
    *public.urlpatterns,
    *applicant.urlpatterns,
    *office.urlpatterns,
    *importing.urlpatterns,
    *assessor.urlpatterns,
    *decision.urlpatterns,
]
