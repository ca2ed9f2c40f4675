"""Verbs of `core`: audit, remarks, runs, letters, attachments, search."""
