"""Addresses that assessment uses, for assessors and the lead."""

from django.urls import path

from circulade.calls.views import assess_files

urlpatterns = [
    path("assess/applications/", assess_files.files, name="assess_files"),
    path("assess/<int:pk>/", assess_files.assess, name="assess"),
    path("assess/<int:pk>/autosave/", assess_files.autosave, name="assess_autosave"),
    path("assess/<int:pk>/reopen/", assess_files.reopen, name="assess_reopen"),
    path("assess/<int:pk>/conflict/", assess_files.conflict, name="assess_conflict"),
]
