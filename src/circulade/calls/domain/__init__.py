"""Verbs of the app `calls`."""
