"""Addresses of the app `reports`."""

from django.urls import URLPattern, path

from circulade.reports.views import dossier

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("office/selections/results/<int:pk>/dossier.<str:kind>", dossier.dossier, name="dossier"),
]
