"""Records of matchmaking."""

from circulade.matchmaking.models.match import Introduction, Match, Outcome

__all__ = ["Introduction", "Match", "Outcome"]
