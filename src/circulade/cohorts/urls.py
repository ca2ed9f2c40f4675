"""Addresses of the app `cohorts`."""

from django.urls import URLPattern, path

from circulade.cohorts.views import panel, results, studio

app_name = "cohorts"
urlpatterns: list[URLPattern] = [
    path("office/selections/<int:pk>/", studio.studio, name="studio"),
    path("office/selections/<int:pk>/check/", studio.check, name="check"),
    path("office/selections/<int:pk>/rules/add/<slug:kind>/", studio.add, name="add_rule"),
    path(
        "office/selections/<int:pk>/rules/change/<slug:kind>/<slug:mark>/", studio.change, name="change_rule"
    ),
    path("office/selections/<int:pk>/rules/remove/", studio.remove, name="remove_rule"),
    path("office/selections/<int:pk>/settings/", studio.settings, name="settings"),
    path("office/selections/<int:pk>/compute/", studio.compute, name="compute"),
    path("office/selections/<int:pk>/compare/", results.compare, name="compare"),
    path("office/selections/<int:pk>/panel/", panel.panel, name="panel"),
    path(
        "office/selections/<int:pk>/panel/<int:decision>/revoke/", panel.revoke, name="revoke_panel_decision"
    ),
    path("office/selections/results/<int:pk>/", results.result, name="result"),
    path("office/selections/results/<int:pk>/propose/", results.propose, name="propose"),
    path("office/selections/results/<int:pk>/decide/", results.decide, name="decide"),
    path("office/selections/results/<int:pk>/table.<slug:kind>", results.table, name="table"),
]
