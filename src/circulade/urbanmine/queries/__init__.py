"""Reads of the urban mine."""
