"""Addresses of the app `accounts`."""

from django.urls import URLPattern, path

from circulade.accounts.views import claim, people, profile, programme

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("claim/<str:token>/", claim.claim, name="claim"),
    path("account/", profile.profile, name="profile"),
    path("account/tokens/", profile.tokens, name="tokens"),
    path("account/tokens/<int:pk>/revoke/", profile.revoke, name="revoke_token"),
    path("office/people/", people.people, name="people"),
    path("office/people/<int:pk>/end/", people.end, name="end_role"),
    path("office/people/invitations/<uuid:pk>/revoke/", people.revoke, name="revoke_invitation"),
    path("office/programme/", programme.programme, name="programme"),
]
