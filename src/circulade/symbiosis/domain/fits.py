"""Which haves fit which wants: kind, code, time, and no barrier between the sites. Price and distance come later."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from circulade.symbiosis.domain.streams import CODED
from circulade.symbiosis.enums import Side, StreamKind
from circulade.symbiosis.models import Stream

TEMPERATURE = "temperature"
"""The property of heat that is at least, not at most, what is wanted."""
MATERIAL = {StreamKind.WASTE, StreamKind.BY_PRODUCT, StreamKind.PRODUCT}
"""Kinds that may be one another's counterpart."""
Barred = frozenset[frozenset[int]]


def keys_of(stream: Stream) -> list[str]:
    """Return under which keys a stream meets others: its codes, or its kind."""
    if stream.kind in CODED:
        return stream.reckoned_codes
    if stream.kind == StreamKind.PRODUCT:
        return [f"product {stream.words.casefold()}"]
    return [StreamKind(stream.kind).value]


def in_time(have: Stream, want: Stream) -> bool:
    """Tell whether the two spans of days meet."""
    starts = [day for day in (have.from_date, want.from_date) if day is not None]
    ends = [day for day in (have.until_date, want.until_date) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)


def fitting(streams: Iterable[Stream], *, barred: Barred) -> Iterator[tuple[Stream, Stream]]:
    """Yield every have with every want it fits, in the order of the streams."""
    haves, wants = list[Stream](), defaultdict[str, list[Stream]](list)
    for stream in streams:
        if stream.side == Side.HAVE:
            haves.append(stream)
            continue
        for key in keys_of(stream):
            wants[key].append(stream)
    for have in haves:
        seen = set[int]()
        for key in keys_of(have):
            for want in wants.get(key, ()):
                if want.pk not in seen and may_meet(have, want, barred=barred):
                    seen.add(want.pk)
                    yield have, want


def warm_enough(have: Stream, want: Stream) -> bool | None:
    """Tell whether heat is as warm as it is wanted; None where only the want says how warm."""
    wanted = want.qualities.get(TEMPERATURE) if want.kind == StreamKind.HEAT else None
    if wanted is None:
        return True
    given = have.qualities.get(TEMPERATURE)
    return None if given is None else float(given) >= float(wanted)


def same_kind(have: Stream, want: Stream) -> bool:
    """Tell whether two streams are of one kind; waste may be what another calls a product."""
    pair = {have.kind, want.kind}
    return len(pair) == 1 or pair <= MATERIAL


def may_meet(have: Stream, want: Stream, *, barred: Barred) -> bool:
    """Tell whether two streams are of different sites that may know of each other, and meet in time."""
    if have.site_id == want.site_id or frozenset((have.site_id, want.site_id)) in barred:
        return False
    return in_time(have, want)
