"""The case base: what is known to have worked elsewhere, as evidence beside a lead, with its source and its day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from circulade.accounts.models import Programme
from circulade.symbiosis.domain.streams import CODED
from circulade.symbiosis.enums import StreamKind
from circulade.symbiosis.models import Stream
from circulade.symbiosis.queries.links import imported_exchanges
from circulade.vocabularies.exchanges import exchanges, exchanges_of

BY_KIND = (StreamKind.HEAT, StreamKind.WATER)
MOST = 3


@dataclass(frozen=True, slots=True)
class Case:
    """An exchange that was taken in with a collection: who took it, where it is reported, and when it was taken in."""

    receiver: str
    source: str
    on: date


Cases = Mapping[str, tuple[Case, ...]]
NO_CASES: Cases = {}


def keys_of(stream: Stream) -> list[str]:
    """Return under which keys a stream's cases stand: its codes, or heat and water as such."""
    if stream.kind in CODED:
        return stream.reckoned_codes
    return [stream.kind] if stream.kind in BY_KIND else []


def imported_cases(programme: Programme) -> Cases:
    """Return the exchanges of collections that are running as they report, of all districts of a programme."""
    found = defaultdict[str, list[Case]](list)
    for link in imported_exchanges(programme):
        case = Case(link.want.site.name, link.source, link.created_at.date())
        for key in keys_of(link.have):
            found[key].append(case)
    return {key: tuple(cases) for key, cases in found.items()}


@cache
def _parks(key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return receivers of a code or kind with the parks in which they took it, most parks first, each park once."""
    found = dict[str, set[str]]()
    rows = (
        [each for each in exchanges() if each.kind == key and not each.code]
        if key in BY_KIND
        else exchanges_of(key)
    )
    for each in rows:
        found.setdefault(each.receiver, set()).add(each.park)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((receiver, tuple(sorted(parks))) for receiver, parks in ranked)


def evidence(key: str, *, cases: Cases = NO_CASES) -> list[str]:
    """Say where streams of a code or kind are known to have gone: "in 3 known parks it went to cement works: …"."""
    told = []
    for receiver, parks in _parks(key)[:MOST]:
        said = {"count": len(parks), "receiver": receiver, "parks": ", ".join(parks)}
        text = ngettext(
            "in %(count)d known park it went to %(receiver)s: %(parks)s",
            "in %(count)d known parks it went to %(receiver)s: %(parks)s",
            len(parks),
        )
        told.append(text % said)
    return [*told, *_collected(cases.get(key, ()))]


def _collected(cases: Iterable[Case]) -> list[str]:
    """Tell the exchanges of collections by receiver, with where each is reported and the day it was taken in."""
    by_receiver = defaultdict[str, list[Case]](list)
    for case in cases:
        by_receiver[case.receiver].append(case)
    ranked = sorted(by_receiver.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        _("it went to %(receiver)s (%(sources)s; taken in on %(day)s)")
        % {
            "receiver": receiver,
            "sources": "; ".join(sorted({case.source for case in found})[:MOST]),
            "day": formats.date_format(max(case.on for case in found), "j F Y"),
        }
        for receiver, found in ranked[:MOST]
    ]


def strength(key: str, words: str, *, cases: Cases = NO_CASES) -> int:
    """Return in how many known parks and collected exchanges a receiver named in these words took a code or kind."""
    said = set(words.casefold().replace("-", " ").split())
    parks = max((len(parks) for receiver, parks in _parks(key) if _named(receiver, said)), default=0)
    return parks + len({case.source for case in cases.get(key, ()) if _named(case.receiver, said)})


def _named(receiver: str, said: set[str]) -> bool:
    return bool(said & (set(receiver.casefold().split()) - {"works"}))


def sourced() -> str:
    """Say where the cases are from."""
    return _("Known exchanges: the literature, gathered by Davis and Aid 2021; codes are our reading.")
