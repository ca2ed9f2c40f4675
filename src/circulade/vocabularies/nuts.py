"""Regions: NUTS 2024 for the EU, statistical regions 2024 for its neighbours.

Source: Eurostat (CC BY 4.0), built by `tools/build_nuts.py`. Typologies are published for the EU's
NUTS 3 regions only; everywhere else they are None, never a guess.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.tables import rows


class UrbanRural(StrEnum):
    """The urban–rural type of a NUTS 3 region (TERCET, Regulation (EU) 2017/2391)."""

    URBAN = "urban"
    INTERMEDIATE = "intermediate"
    RURAL = "rural"

    @property
    def label(self) -> str:
        """A plain English message id."""
        return "Intermediate" if self is UrbanRural.INTERMEDIATE else f"Predominantly {self.value}"


class Border(StrEnum):
    """Why a NUTS 3 region counts as a border region."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    POPULATION = "population"  # over half of the people live within 25 km of the border


@dataclass(frozen=True, slots=True)
class Region:
    """A region of level 1, 2 or 3; `official` is False for statistical regions outside the EU."""

    code: str
    name: str
    latin: str
    official: bool
    urban_rural: UrbanRural | None = None
    coastal: bool | None = None
    metro: str | None = None
    border: Border | None = None
    island: bool | None = None
    mountain: bool | None = None
    capital: bool | None = None

    @property
    def level(self) -> int:
        return len(self.code) - 2

    @property
    def country(self) -> str:
        """The country as Eurostat writes it (EL for Greece)."""
        return self.code[:2]

    @property
    def parent(self) -> str:
        """The code one level up; the country for level 1."""
        return self.code[:-1] if self.level > 1 else self.country

    @property
    def readable(self) -> str:
        """The name in Latin letters, where the official one is Greek or Cyrillic."""
        return self.latin or self.name


def _flag(text: str) -> bool | None:
    return text == "1" if text else None


@cache
def _regions() -> dict[str, Region]:
    found = {
        row["code"]: Region(
            code=row["code"],
            name=row["name"],
            latin=row["latin"],
            official=True,
            urban_rural=UrbanRural(row["urban_rural"]) if row["urban_rural"] else None,
            coastal=_flag(row["coastal"]),
            metro=row["metro"] or None,
            border=Border(row["border"]) if row["border"] else None,
            island=_flag(row["island"]),
            mountain=_flag(row["mountain"]),
            capital=_flag(row["capital"]),
        )
        for row in rows("nuts.csv")
    }
    for row in rows("statistical_regions.csv"):
        found[row["code"]] = Region(row["code"], row["name"], row["latin"], official=False)
    return found


@cache
def _children() -> dict[str, tuple[str, ...]]:
    below: dict[str, list[str]] = defaultdict(list)
    for code, found in _regions().items():
        below[found.parent].append(code)
    return {parent: tuple(sorted(codes)) for parent, codes in below.items()}


def clean_code(code: str) -> str:
    """A code as typed, in the official spelling: no blanks, capitals, Greece is EL."""
    typed = "".join(code.split()).upper()
    return f"EL{typed[2:]}" if typed.startswith("GR") else typed


def regions(*, level: int | None = None, country: str | None = None) -> tuple[Region, ...]:
    """All regions, or those of one level and one country (as Eurostat writes it), by code."""
    return tuple(
        found
        for code, found in sorted(_regions().items())
        if (level is None or found.level == level) and (country is None or found.country == country)
    )


def is_region(code: str) -> bool:
    return clean_code(code) in _regions()


def region(code: str) -> Region:
    """The region of a code of 2024; `UnknownCode` names the successors of a code of 2021."""
    cleaned = clean_code(code)
    try:
        return _regions()[cleaned]
    except KeyError:
        new = successors(cleaned)
        hint = f"That code of 2021 became {' and '.join(new)} in 2024." if new else ""
        raise UnknownCode(code, listing="NUTS 2024", known=() if new else _regions(), hint=hint) from None


def children(code: str) -> tuple[Region, ...]:
    """The regions one level below a region or a country."""
    return tuple(_regions()[below] for below in _children().get(clean_code(code), ()))


def ancestors(code: str) -> tuple[Region, ...]:
    """The regions above a region, nearest first (without the country)."""
    found = region(code)
    return tuple(_regions()[found.code[:length]] for length in range(len(found.code) - 1, 2, -1))


@cache
def nuts3_within(code: str) -> tuple[str, ...]:
    """The NUTS 3 codes that a region of any level or a country covers, sorted."""
    cleaned = clean_code(code)
    if len(cleaned) > 2:
        region(cleaned)
    return tuple(
        found for found in sorted(_regions()) if found.startswith(cleaned) and _regions()[found].level == 3
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A code of 2021 that is gone: the codes of 2024 that took its place, its last name, and why."""

    old: str
    new: tuple[str, ...]
    name: str
    reason: str


@cache
def _changes() -> dict[str, Change]:
    return {
        row["old"]: Change(row["old"], tuple(row["new"].split()), row["name"], row["change"])
        for row in rows("nuts_changes.csv")
    }


def changes() -> Iterator[Change]:
    """The codes of 2021 that NUTS 2024 no longer holds."""
    yield from _changes().values()


def successors(code: str) -> tuple[str, ...]:
    """The codes of 2024 that took the place of a code of 2021; empty when there is none."""
    change = _changes().get(clean_code(code))
    return change.new if change else ()
