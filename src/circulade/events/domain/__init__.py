"""Verbs of the app `events`."""
