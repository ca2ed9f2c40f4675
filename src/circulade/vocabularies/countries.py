"""The countries of Europe by ISO 3166-1 alpha-2 code, and what they are to the European Union.

Status as of 2024; Eurostat and the EU's institutions write EL for Greece and UK for the United Kingdom, which
are read as GR and GB. Names in other languages come from CLDR through Babel when asked for.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from babel import Locale, UnknownLocaleError

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.tables import rows

ALIASES = {"EL": "GR", "UK": "GB"}


class Status(StrEnum):
    """What a country is to the European Union."""

    EU = "eu"
    EFTA = "efta"
    CANDIDATE = "candidate"
    POTENTIAL = "potential"  # potential candidate
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Country:
    """A country of Europe; `eea` is true for the EU as well."""

    code: str
    name: str
    status: Status
    eea: bool

    @property
    def eurostat(self) -> str:
        """Its code in NUTS and statistical regions."""
        return {iso: alias for alias, iso in ALIASES.items()}.get(self.code, self.code)


@cache
def _countries() -> dict[str, Country]:
    return {
        row["code"]: Country(row["code"], row["name"], Status(row["status"]), row["eea"] == "1")
        for row in rows("countries.csv")
    }


def iso(code: str) -> str:
    """The ISO code of a country code as typed: EL gives GR, UK gives GB."""
    typed = code.strip().upper()
    return ALIASES.get(typed, typed)


def countries(*, status: Status | None = None) -> tuple[Country, ...]:
    """All countries of the list, or those of one status, by code."""
    return tuple(found for found in _countries().values() if status is None or found.status is status)


def is_country(code: str) -> bool:
    return iso(code) in _countries()


def country(code: str) -> Country:
    """The country of an ISO code or of Eurostat's EL and UK; raises `UnknownCode`."""
    try:
        return _countries()[iso(code)]
    except KeyError:
        raise UnknownCode(code, listing="the countries of Europe", known=_countries()) from None


@cache
def country_name(code: str, language: str = "en") -> str:
    """The name of a country in a language (CLDR); English where CLDR has none."""
    found = country(code)
    try:
        return str(Locale.parse(language, sep="-").territories.get(found.code, found.name))
    except (UnknownLocaleError, ValueError):
        return found.name
