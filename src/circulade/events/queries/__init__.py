"""Reads of the app `events`."""
