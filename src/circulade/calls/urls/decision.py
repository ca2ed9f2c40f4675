"""Addresses that selection, letters and the next day use."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
