"""Turning values and typed text into what a page shows."""
