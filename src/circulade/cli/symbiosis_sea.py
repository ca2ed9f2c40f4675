"""Tell sites that lie in the sea: most often latitude and longitude stand the wrong way round."""

from collections.abc import Iterator, Sequence

from circulade.vocabularies.shore import in_the_sea

MOST_PLACES = 5_000
"""Places that are looked at; a region of more is not typed by hand."""
NAMED = 20
"""Sites that are named one by one."""


def sea_warnings(
    table: str, refs: Sequence[str], lat: Sequence[float], lon: Sequence[float]
) -> Iterator[str]:
    """Say which sites are in the sea; they take part in the plan all the same."""
    places = list(zip(refs, lat, lon, strict=True))
    if len(places) > MOST_PLACES:
        return
    wet = [(ref, y, x) for ref, y, x in places if in_the_sea(y, x)]
    for ref, y, x in wet[:NAMED]:
        told = "check that latitude comes first, and the signs"
        yield f"{table} {ref!r}: lat {y:g}, lon {x:g} lies in the sea: {told}"
    if len(wet) > NAMED:
        yield f"{table}: {len(wet) - NAMED} more sites lie in the sea"
