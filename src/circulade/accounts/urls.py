"""Addresses of the app `accounts`."""

from django.urls import URLPattern, path

from circulade.accounts.views import claim

app_name = "accounts"
urlpatterns: list[URLPattern] = [path("claim/<str:token>/", claim.claim, name="claim")]
