"""All addresses: each app adds its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("circulade.web.urls")),
    path("", include("circulade.api.urls")),
    path("", include("circulade.register.urls")),
    path("", include("circulade.calls.urls")),
    path("", include("circulade.events.urls")),
    path("", include("circulade.cohorts.urls")),
    path("", include("circulade.symbiosis.urls")),
    path("", include("circulade.urbanmine.urls")),
    path("", include("circulade.matchmaking.urls")),
    path("", include("circulade.groups.urls")),
    path("", include("circulade.needs.urls")),
    path("", include("circulade.reports.urls")),
    path("", include("circulade.accounts.urls")),
    path("", include("circulade.core.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
