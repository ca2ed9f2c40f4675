"""Verbs of the app `matchmaking`."""
