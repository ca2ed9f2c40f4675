"""Streams of a district."""

import re

from django.db.models import Q, QuerySet

from circulade.symbiosis.enums import StreamState
from circulade.symbiosis.models import District, Stream


def streams_of(district: District) -> QuerySet[Stream]:
    """Return the streams of a district with their sites."""
    return Stream.objects.filter(district=district).select_related("site", "district__programme")


def with_words_or_code(text: str) -> Q:
    """Return what finds streams by their words, their site, or the beginning of a code, with blanks or without."""
    found = Q(words__icontains=text) | Q(site__name__icontains=text)
    figures = re.sub(r"\s", "", text).rstrip("*")
    if 2 <= len(figures) <= 6 and figures.isdecimal():
        written = " ".join(figures[at : at + 2] for at in range(0, len(figures), 2))
        found |= Q(suggested__startswith=written) | Q(codes__icontains=f'"{written}')
    return found


def current_streams(district: District) -> QuerySet[Stream]:
    """Return what is offered and looked for now."""
    return streams_of(district).filter(state=StreamState.CURRENT).order_by("pk")
