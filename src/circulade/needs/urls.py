"""Addresses of the app `needs`."""

from django.urls import URLPattern

app_name = "needs"
urlpatterns: list[URLPattern] = []
