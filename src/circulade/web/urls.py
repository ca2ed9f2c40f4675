"""Addresses of the shell."""

from django.urls import path

from circulade.web.views import home, workspaces

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("workspace/", workspaces.workspace, name="workspace"),
    path("office/", workspaces.office, name="office"),
    path("assess/", workspaces.assess, name="assess"),
    path("member/", workspaces.member, name="member"),
]
