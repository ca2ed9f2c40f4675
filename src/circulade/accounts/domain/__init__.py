"""Verbs of the app `accounts`."""
