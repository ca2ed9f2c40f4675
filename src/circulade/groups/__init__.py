"""Pilot and fellow groups, working groups and communities of practice, with their members."""
