"""Verbs of the app `needs`."""
