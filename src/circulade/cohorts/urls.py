"""Addresses of the app `cohorts`."""

from django.urls import URLPattern

app_name = "cohorts"
urlpatterns: list[URLPattern] = []
