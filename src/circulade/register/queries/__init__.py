"""Reads of the register."""

from circulade.register.queries.involvement import Priority, involved, involvements
from circulade.register.queries.territories import directory, find_territory, map_points

__all__ = ["Priority", "directory", "find_territory", "involved", "involvements", "map_points"]
