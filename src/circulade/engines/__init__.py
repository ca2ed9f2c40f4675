"""Engines compute: data in, result out; no Django, no database, no clock, no network."""
