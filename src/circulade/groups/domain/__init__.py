"""Verbs of the app `groups`."""
