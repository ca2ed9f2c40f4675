"""Read names as people type them: "Comune di Lucca (IT)", "München, Deutschland", "Bolzano/Bozen"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.countries import ALIASES, countries, country_name, iso
from circulade.vocabularies.languages import languages
from circulade.vocabularies.places import words_around
from circulade.words.folding import fold

BRACKETS = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class TypedName:
    """What a typed name may mean: whole and part names, folded, and the country it mentions."""

    text: str
    whole: tuple[str, ...]
    bare: tuple[str, ...]
    country: str | None


@cache
def _country_by_name() -> dict[str, str]:
    """Folded names of countries in every language we know, and their codes."""
    known = {found.code.lower(): found.code for found in countries()}
    known |= {alias.lower(): code for alias, code in ALIASES.items()}
    for found in countries():
        for language in languages():
            known.setdefault(fold(country_name(found.code, language.code)), found.code)
    return known


def mentioned_country(text: str) -> str | None:
    """The country that a text names, in any language or by its code."""
    folded = fold(text)
    return _country_by_name().get(folded) if folded else None


def without_words_around(folded: str) -> str:
    """A folded name without "city of", "comune di" and the like; unchanged if nothing else is left."""
    return " ".join(word for word in folded.split(" ") if word not in words_around()) or folded


def read_name(text: str) -> TypedName:
    """Split a typed name into what it may mean."""
    country: str | None = None
    names: list[str] = []
    for inside in BRACKETS.findall(text):
        if (named := mentioned_country(inside)) is not None:
            country = named
        else:
            names.append(inside)
    outside = BRACKETS.sub(" ", text).strip(" ,;")
    head, comma, tail = outside.rpartition(",")
    if comma and (named := mentioned_country(tail)) is not None:
        country, outside = country or named, head
    whole = _folded([outside, *outside.split("/"), *names])
    return TypedName(text.strip(), whole, _folded(map(without_words_around, whole)), country)


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded for folded in map(fold, texts) if folded))


def same_country(one: str | None, other: str | None) -> bool:
    """Whether two countries are the same, as far as both are known."""
    return not one or not other or iso(one) == iso(other)
