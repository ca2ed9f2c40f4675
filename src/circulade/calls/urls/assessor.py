"""Addresses that assessment uses, for assessors and the lead."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
