"""Records of groups."""

from circulade.groups.models.group import Group, Seat

__all__ = ["Group", "Seat"]
