"""Verbs of the app `register`."""
