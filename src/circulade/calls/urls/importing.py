"""Addresses that imports, eligibility and clarifications use."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
