"""Streams of a district."""

from django.db.models import QuerySet

from circulade.symbiosis.enums import StreamState
from circulade.symbiosis.models import District, Stream


def streams_of(district: District) -> QuerySet[Stream]:
    """Return the streams of a district with their sites."""
    return Stream.objects.filter(district=district).select_related("site", "district__programme")


def current_streams(district: District) -> QuerySet[Stream]:
    """Return what is offered and looked for now."""
    return streams_of(district).filter(state=StreamState.CURRENT).order_by("pk")
