"""Find a town or region by its name in any language: München, Munich and Monaco di Baviera are DE212.

What people type into applications and spreadsheets is matched with suggestions, to be confirmed by a person.
Names are folded (case, accents, punctuation); exact names come first, then beginnings, then
beginnings of a later word; if there are none, names one letter away. Among equals, larger towns come before
smaller ones and towns before regions.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from heapq import nsmallest

from circulade.vocabularies.countries import iso
from circulade.vocabularies.nuts import Region, children, is_region, region, regions
from circulade.vocabularies.tables import rows
from circulade.vocabularies.tables import text as text_of
from circulade.vocabularies.towns import Point, Town, region_point, towns
from circulade.words.folding import fold

LAST = "\U0010ffff"  # sorts after every continuation of a name


class PlaceKind(StrEnum):
    """What a suggestion is."""

    TOWN = "town"
    REGION = "region"


class Closeness(StrEnum):
    """How the typed text matched, best first."""

    EXACT = "exact"
    START = "start"
    WORD = "word"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Place:
    """A suggestion: a town or a region, the name that matched and how.

    `region` is the code of the town's NUTS 3 or of the region itself, "" where it is unknown.
    """

    kind: PlaceKind
    name: str
    country: str
    region: str
    point: Point | None
    matched: str
    closeness: Closeness
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name in the index: whose, as written, whether first among its names, whether from its first word.

    `order` is the place's number, by which ties are broken.
    """

    place: Town | Region
    order: int
    country: str
    written: str
    first: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class _Index:
    """Every folded name and, from each later word on, its tail: sorted, with the entry of each."""

    keys: list[str]
    entries: list[_Entry]


def search_places(text: str, *, country: str | None = None, limit: int = 8) -> tuple[Place, ...]:
    """Towns and regions whose name in any language, or whose code, is or begins like `text`, best first."""
    wanted, land = fold(text), iso(country) if country else None
    if not wanted:
        return ()
    best: dict[int, tuple[tuple[int, bool, int], _Entry]] = {}
    for rank, entry in _matches(wanted) or _matches(_without_words_around(wanted)):
        order = entry.order
        if land in {None, entry.country} and (order not in best or rank < best[order][0]):
            best[order] = rank, entry
    ranked = nsmallest(limit, best.values(), key=lambda each: each[0])
    found = [_place(entry, list(Closeness)[rank[0]]) for rank, entry in ranked]
    if is_region(text) and land in {None, iso(region(text).country)}:
        coded = _region_place(region(text), text, Closeness.EXACT)
        found = [coded, *(place for place in found if place != coded)]
    return tuple(found[:limit])


def town_called(name: str, *, country: str | None = None) -> Place | None:
    """The town that bears exactly this name in any language: the largest, if several do."""
    wanted, land = fold(name), iso(country) if country else None
    index = _index()
    start, end = bisect_left(index.keys, wanted), bisect_right(index.keys, wanted)
    bearers = [
        entry
        for entry in index.entries[start:end]
        if entry.whole and isinstance(entry.place, Town) and land in {None, entry.country}
    ]
    largest = min(bearers, key=lambda entry: entry.order, default=None)
    return None if largest is None else _place(largest, Closeness.EXACT)


def _matches(wanted: str) -> list[tuple[tuple[int, bool, int], _Entry]]:
    """Each match with its rank: closeness, then own names before other ones, then the place's number."""
    index = _index()
    start, end = bisect_left(index.keys, wanted), bisect_left(index.keys, wanted + LAST)
    found = []
    for key, entry in zip(index.keys[start:end], index.entries[start:end], strict=True):
        if not entry.whole:
            found.append(((2, not entry.first, entry.order), entry))
        elif key == wanted:
            found.append(((0, False, entry.order), entry))
        else:
            found.append(((1, not entry.first, entry.order), entry))
    return found or (_near(wanted) if len(wanted) >= 4 else [])


@cache
def words_around() -> frozenset[str]:
    """Words around names ("City of Munich", "Comune di Lucca"), in the languages of Europe."""
    return frozenset(text_of("words_around_names.txt").split())


def _without_words_around(wanted: str) -> str:
    """The name inside a text that as a whole is none."""
    return " ".join(word for word in wanted.split(" ") if word not in words_around()) or wanted


def _near(wanted: str) -> list[tuple[tuple[int, bool, int], _Entry]]:
    """Whole names one letter away from the text, looked for among those with the same first two letters."""
    index = _index()
    start, end = bisect_left(index.keys, wanted[:2]), bisect_left(index.keys, wanted[:2] + LAST)
    return [
        ((3, not entry.first, entry.order), entry)
        for key, entry in zip(index.keys[start:end], index.entries[start:end], strict=True)
        if entry.whole and abs(len(key) - len(wanted)) <= 1 and one_letter_apart(key, wanted)
    ]


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one insertion, deletion, replacement or swap of neighbours makes the texts equal."""
    short, long = sorted((one, other), key=len)
    start = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(long) - len(short) == 1:
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1] and len(short[start:]) > 1
    return short[start + 1 :] == long[start + 1 :] or (swapped and short[start + 2 :] == long[start + 2 :])


def _place(entry: _Entry, closeness: Closeness) -> Place:
    if isinstance(entry.place, Region):
        return _region_place(entry.place, entry.written, closeness)
    town = entry.place
    return Place(
        kind=PlaceKind.TOWN,
        name=town.name,
        country=town.country,
        region=town.nuts3,
        point=town.point,
        matched=entry.written,
        closeness=closeness,
        geonameid=town.geonameid,
    )


def _region_place(found: Region, written: str, closeness: Closeness) -> Place:
    return Place(
        kind=PlaceKind.REGION,
        name=found.readable,
        country=iso(found.country),
        region=found.code,
        point=region_point(found.code),
        matched=written,
        closeness=closeness,
    )


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    """Names of well-known regions in other languages, typed by hand."""
    return {row["code"]: tuple(row["names"].split("|")) for row in rows("region_names.csv")}


def _region_names(found: Region) -> list[str]:
    """The official name, its parts ("Bolzano/Bozen", "München, Kreisfreie Stadt") and other languages'."""
    names = [found.readable, found.name, found.name.partition(",")[0], *_other_names().get(found.code, ())]
    return [*names, *(part.strip() for part in found.name.split("/") if "/" in found.name)]


def _repeats_below(found: Region) -> bool:
    """Whether the only region below has the same name, and will be suggested instead."""
    below = children(found.code)
    return len(below) == 1 and fold(below[0].name) == fold(found.name)


def _searchable() -> list[tuple[Town | Region, str, list[str]]]:
    """Towns, larger first, then regions, each with its country and names, its own first.

    Of regions that repeat the name of their only part, the part is listed and inherits the names.
    """
    listed: list[tuple[Town | Region, str, list[str]]] = [
        (town, town.country, [town.name, *town.alternates]) for town in towns()
    ]
    inherited: dict[str, list[str]] = {}
    for found in sorted(regions(), key=lambda each: (each.level, each.code)):
        names = [*_region_names(found), *inherited.get(found.code, ())]
        if _repeats_below(found):
            inherited[children(found.code)[0].code] = names
        else:
            listed.append((found, iso(found.country), names))
    return listed


@cache
def _index() -> _Index:
    found: dict[tuple[str, int, bool], _Entry] = {}
    for order, (place, country, names) in enumerate(_searchable()):
        for number, name in enumerate(names):
            words = fold(name).split(" ")
            for start in range(len(words)):
                key = (" ".join(words[start:]), order, start == 0)
                if key not in found:
                    found[key] = _Entry(place, order, country, name, number == 0, start == 0)
    ordered = sorted(found)
    return _Index([key[0] for key in ordered], [found[key] for key in ordered])
