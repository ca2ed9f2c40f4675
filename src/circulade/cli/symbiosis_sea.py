"""Tell sites that lie in the sea: most often latitude and longitude stand the wrong way round."""

from collections.abc import Iterator, Sequence

from circulade.vocabularies.shore import in_the_sea

MOST_PLACES = 5_000
"""Places that are looked at; a region of more is not typed by hand."""
NAMED = 20
"""Sites that are named one by one."""


def sea_warnings(
    file: str, lines: Sequence[int], refs: Sequence[str], lat: Sequence[float], lon: Sequence[float]
) -> Iterator[str]:
    """Say which sites are in the sea; they take part in the plan all the same."""
    places = list(zip(lines, refs, lat, lon, strict=True))
    if len(places) > MOST_PLACES:
        return
    wet = [(line, ref, y, x) for line, ref, y, x in places if in_the_sea(y, x)]
    for line, ref, y, x in wet[:NAMED]:
        told = "check that latitude comes first, and the signs"
        yield f"{file}:{line}: columns lat, lon: {ref!r} at {y:g}, {x:g} lies in the sea: {told}"
    if len(wet) > NAMED:
        yield f"{file}: {len(wet) - NAMED} more sites lie in the sea"
