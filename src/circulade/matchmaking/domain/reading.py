"""Read regularly, for their meaning, the texts that pages compare at once."""

from datetime import date

from django.utils import timezone

from circulade.accounts.models import Programme
from circulade.matchmaking.domain import meanings
from circulade.matchmaking.domain.likeness import read_territories
from circulade.matchmaking.domain.participants import there
from circulade.matchmaking.domain.partners import read_people
from circulade.matchmaking.domain.practices import read_practices
from circulade.matchmaking.models import MeetingDay
from circulade.matchmaking.queries.days import people_of


def read_texts(*, on: date | None = None) -> None:
    """Read what is new of public territories and of people who will meet; forget what nobody used for long."""
    today = on or timezone.localdate()
    if meanings.is_on():
        for programme in Programme.objects.order_by("pk"):
            read_territories(programme, on=today)
            read_practices(programme, on=today)
        days = MeetingDay.objects.filter(event__ends__date__gte=today).select_related("event")
        for day in days.order_by("pk"):
            people = there(people_of(day))
            for one in people:
                one.day = day
            read_people(people, on=today)
    meanings.forget_unused(on=today)
