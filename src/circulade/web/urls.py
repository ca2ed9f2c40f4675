"""Addresses of the shell."""

from django.urls import path
from django.views.i18n import set_language

from circulade.web.views import choices, gallery, home, workspaces

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("workspace/", workspaces.workspace, name="workspace"),
    path("office/", workspaces.office, name="office"),
    path("assess/", workspaces.assess, name="assess"),
    path("member/", workspaces.member, name="member"),
    path("programme/", choices.programme, name="programme"),
    path("theme/", choices.theme, name="theme"),
    path("language/", set_language, name="language"),
    path("design/", gallery.gallery, name="gallery"),
]
