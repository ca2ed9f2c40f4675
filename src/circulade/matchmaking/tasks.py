"""Tasks of `matchmaking`, found by their dotted names."""

from circulade.accounts.models import Programme, User
from circulade.matchmaking.domain import planning, reading, suggesting
from circulade.matchmaking.models import MeetingDay


def suggest(programme_id: int, by_id: int | None = None) -> None:
    """Rank what may meet each need of a programme."""
    programme = Programme.objects.get(pk=programme_id)
    suggesting.suggest(programme, by=User.objects.filter(pk=by_id).first() if by_id else None)


def plan(day_id: int, by_id: int | None = None, few_changes: bool = False) -> None:
    """Make the meeting plan of a day, or change it after people left."""
    day = MeetingDay.objects.select_related("event__programme").get(pk=day_id)
    make = planning.change_plan if few_changes else planning.make_plan
    make(day, by=User.objects.filter(pk=by_id).first() if by_id else None)


def read_texts() -> None:
    """Read what territories and the people of days to come say, where an encoder is installed."""
    reading.read_texts()
