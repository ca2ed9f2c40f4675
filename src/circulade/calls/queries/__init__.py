"""Reads about calls and applications, one subject per file."""
