"""Streams whose codes wait for a person, equal words together: what one decides for one holds for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from circulade.accounts.models import User
from circulade.symbiosis.domain.codes import CodeIdea, explained, ideas
from circulade.symbiosis.domain.streams import CODED, confirm_codes
from circulade.symbiosis.models import District, Stream
from circulade.symbiosis.queries.streams import current_streams


@dataclass(frozen=True, slots=True)
class Waiting:
    """Streams of one side with the same words and no confirmed code, in the order in which they came."""

    words: str
    side: str
    streams: tuple[Stream, ...]

    @property
    def number(self) -> int:
        """What names it on a page: the first of its streams."""
        return self.streams[0].pk

    @property
    def sites(self) -> tuple[str, ...]:
        """The names of the sites, each once."""
        return tuple(dict.fromkeys(each.site.name for each in self.streams))


def waiting(district: District) -> list[Waiting]:
    """Return what waits in a district: words that most streams share first."""
    groups = dict[tuple[str, str], list[Stream]]()
    for stream in current_streams(district).filter(kind__in=CODED, codes=[]):
        groups.setdefault((" ".join(stream.words.casefold().split()), stream.side), []).append(stream)
    found = [Waiting(same[0].words, same[0].side, tuple(same)) for same in groups.values()]
    return sorted(found, key=lambda each: (-len(each.streams), each.number))


def choices_for(group: Waiting, *, on: date) -> list[tuple[CodeIdea, str]]:
    """Return the codes that the words may mean, each with how it is chosen."""
    return [(each, explained(each.code, on=on)) for each in ideas(group.words, on=on)]


def confirm_all(decided: Iterable[tuple[Waiting, list[str]]], *, by: User | None, on: date) -> int:
    """Note for all streams of some groups which codes a person confirmed; return of how many streams."""
    count = 0
    with transaction.atomic():
        for group, codes in decided:
            for stream in group.streams:
                confirm_codes(stream, codes, by=by, on=on)
                count += 1
    return count
