"""Find records by names that are the same, the same but for words around, of the same place, or nearly the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from heapq import nsmallest
from itertools import chain
from math import ceil
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from circulade.register.domain.naming import TypedName, read_name
from circulade.vocabularies.places import Place, town_called

NEAR = 0.84  # of two spellings, by difflib: one letter in seven
CANDIDATES = 12
# A part of a name that so many records bear, such as a label in brackets, tells none of them from the others.
COMMON = 3

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found by a name: its key, how sure (0 to 1) and why."""

    key: int
    score: float
    reason: str


@dataclass(slots=True)
class NameIndex(Generic[T]):
    """Records by folded name, built once and asked often."""

    records: dict[int, T] = field(default_factory=dict)
    by_whole: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_bare: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_place: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_trigram: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, key: int, record: T, *, names: Iterable[str], country: str, places: bool) -> None:
        """Add a record under all its names; `places`: also under the towns that bear them."""
        self.records[key] = record
        for name in names:
            typed = read_name(name)
            for folded in typed.whole:
                self.by_whole[folded].add(key)
                for trigram in trigrams(folded):
                    self.by_trigram[trigram].add(folded)
            for folded in typed.bare:
                self.by_bare[folded].add(key)
            if places and (town := town_named(typed, country=country)) and town.geonameid:
                self.by_place[town.geonameid].add(key)

    def find(self, typed: TypedName, *, country: str | None, places: bool) -> list[Hit]:
        """Everything that a typed name may mean, each record once with its best reason, surest first."""
        best: dict[int, Hit] = {}
        for hit in self._hits(typed, country=country, places=places):
            if hit.key not in best or hit.score > best[hit.key].score:
                best[hit.key] = hit
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.key))

    def _hits(self, typed: TypedName, *, country: str | None, places: bool) -> Iterator[Hit]:
        for number, folded in enumerate(typed.whole):
            keys = self.by_whole.get(folded, set())
            if number == 0 or len(keys) < COMMON:
                score = 1.0 if number == 0 else 0.95
                yield from (Hit(key, score, _("same name")) for key in keys)
        if places and (town := town_named(typed, country=country)) and town.geonameid:
            reason = _("%(typed)s is %(town)s in another language") % {"typed": typed.text, "town": town.name}
            yield from (Hit(key, 0.95, reason) for key in self.by_place.get(town.geonameid, ()))
        for folded in typed.bare:
            reason = _("same name but for words around it")
            if len(keys := self.by_bare.get(folded, set())) < COMMON:
                yield from (Hit(key, 0.85, reason) for key in keys)
        for folded in typed.whole:
            for near, ratio in self._near(folded):
                reason = _("nearly the same spelling: %(name)s") % {"name": near}
                yield from (Hit(key, round(ratio * 0.85, 2), reason) for key in self.by_whole[near])

    def _near(self, folded: str) -> list[tuple[str, float]]:
        """Names spelt nearly like one, found among those that share most of its rarest runs of three letters.

        A letter that differs spoils three runs at most. So of one more than all differing letters can spoil, a near
        name has one: it is enough to look up that many, and the rarest of them have the fewest names.
        """
        runs = trigrams(folded)
        spoilt = 3 * ceil(len(folded) / 7)
        rarest = sorted(runs, key=lambda run: (len(self.by_trigram.get(run, ())), run))[: spoilt + 1]
        shared = Counter(chain.from_iterable(self.by_trigram.get(run, ()) for run in rarest))
        del shared[folded]
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(folded)
        found = []
        for _count, name in nsmallest(CANDIDATES, ((-count, name) for name, count in shared.items())):
            matcher.set_seq1(name)
            if matcher.quick_ratio() >= NEAR and (ratio := matcher.ratio()) >= NEAR:
                found.append((name, ratio))
        return found


def trigrams(folded: str) -> set[str]:
    """The runs of three letters in a name, its ends marked."""
    padded = f"  {folded} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def town_named(typed: TypedName, *, country: str | None) -> Place | None:
    """The town that bears a name in any language: the largest, if several do."""
    for folded in dict.fromkeys((*typed.whole, *typed.bare)):
        if (town := town_called(folded, country=country or typed.country)) is not None:
            return town
    return None
