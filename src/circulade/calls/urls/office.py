"""Addresses that the office uses to run a call."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
