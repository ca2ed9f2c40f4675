"""Verbs of `register`: create, change, hand over, merge, match."""
