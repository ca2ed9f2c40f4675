"""Tasks of `matchmaking`, found by their dotted names."""

from circulade.accounts.models import Programme, User
from circulade.matchmaking.domain import suggesting


def suggest(programme_id: int, by_id: int | None = None) -> None:
    """Rank what may meet each need of a programme."""
    programme = Programme.objects.get(pk=programme_id)
    suggesting.suggest(programme, by=User.objects.filter(pk=by_id).first() if by_id else None)
