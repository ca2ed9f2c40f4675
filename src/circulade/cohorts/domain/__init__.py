"""Verbs of the app `cohorts`."""
