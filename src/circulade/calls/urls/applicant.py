"""Addresses that applicants use."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
