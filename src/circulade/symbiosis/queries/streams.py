"""Streams of a district."""

import re

from django.db.models import Q, QuerySet

from circulade.symbiosis.enums import Side, StreamKind, StreamState
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


def could_meet(stream: Stream) -> QuerySet[Stream]:
    """Return what other sites of the district have or want that a person may put together with a stream."""
    other = Side.WANT if stream.side == Side.HAVE else Side.HAVE
    material = (StreamKind.WASTE, StreamKind.BY_PRODUCT, StreamKind.PRODUCT)
    kinds = material if stream.kind in material else (stream.kind,)
    found = current_streams(stream.district).filter(side=other, kind__in=kinds)
    return found.exclude(site=stream.site_id).order_by("site__name", "pk")


def current_streams(district: District) -> QuerySet[Stream]:
    """Return what is offered and looked for now."""
    return streams_of(district).filter(state=StreamState.CURRENT).order_by("pk")
