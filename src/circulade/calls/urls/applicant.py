"""Addresses that applicants use."""

from django.urls import path

from circulade.calls.views import applicant, colleagues, writing

urlpatterns = [
    path("calls/<slug:slug>/apply/", applicant.apply, name="apply"),
    path("member/applications/", applicant.own_applications, name="own_applications"),
    path("applications/<int:pk>/", applicant.application, name="application"),
    path("applications/<int:pk>/write/", writing.write, name="write"),
    path("applications/<int:pk>/autosave/", writing.autosave, name="autosave"),
    path("applications/<int:pk>/send/", applicant.send, name="send"),
    path("applications/<int:pk>/withdraw/", applicant.withdraw_application, name="withdraw"),
    path("applications/<int:pk>/print/", applicant.print_copy, name="print"),
    path("applications/<int:pk>/colleagues/", colleagues.invite_colleague, name="invite_colleague"),
    path(
        "applications/<int:pk>/colleagues/<int:colleague>/remove/",
        colleagues.remove_colleague,
        name="remove_colleague",
    ),
    path(
        "applications/<int:pk>/invitations/<uuid:link>/revoke/",
        colleagues.revoke_invitation,
        name="revoke_invitation",
    ),
]
