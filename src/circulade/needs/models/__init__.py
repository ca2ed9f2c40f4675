"""Records of needs and offers."""

from circulade.needs.models.card import Card

__all__ = ["Card"]
