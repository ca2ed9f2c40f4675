"""Reads of the app `matchmaking`."""
