"""Letters that tell participants their meetings."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from circulade.core.enums import LetterState
from circulade.core.models import Letter
from circulade.matchmaking.models import MeetingDay, Participant

KINDS = ("meetings", "meetings-changed", "meetings-none")


def letters_of(day: MeetingDay) -> QuerySet[Letter]:
    """Return the letters about the meetings of a day that were not cancelled, by name and the latest first."""
    people = Participant.objects.filter(day=day).annotate(key=Cast("pk", CharField())).values("key")
    found = Letter.objects.filter(
        kind__in=KINDS, content_type=ContentType.objects.get_for_model(Participant), object_id__in=people
    )
    return found.exclude(state=LetterState.CANCELLED).order_by("to_name", "-created_at", "pk")
