"""Addresses of the shell."""

from django.urls import path

from circulade.web.views import home

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("workspace/", home.workspace, name="workspace"),
]
