"""Matches of needs and offers, introductions, and what came of them."""
