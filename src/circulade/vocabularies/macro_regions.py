"""Macro-regions: EuroVoc's four, for balance rules ("at least two from Southern Europe").

Source: EuroVoc, microthesaurus "Europe" (Publications Office of the EU). A programme may put a country
elsewhere: every function takes its `override`, a mapping of ISO country codes to macro-regions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from circulade.vocabularies.countries import country, iso
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.tables import rows


class MacroRegion(StrEnum):
    """One of the four parts of Europe."""

    NORTHERN = "northern"
    WESTERN = "western"
    SOUTHERN = "southern"
    CENTRAL_EASTERN = "central_eastern"

    @property
    def label(self) -> str:
        """A plain English message id."""
        if self is MacroRegion.CENTRAL_EASTERN:
            return "Central and Eastern Europe"
        return f"{self.value.capitalize()} Europe"


@cache
def _published() -> dict[str, MacroRegion]:
    return {row["code"]: MacroRegion(row["macro_region"]) for row in rows("countries.csv")}


def macro_regions(override: Mapping[str, str] | None = None) -> dict[str, MacroRegion]:
    """The macro-region of each country, a programme's own choices first; raises `UnknownCode`."""
    return {**_published(), **{country(code).code: _parse(value) for code, value in (override or {}).items()}}


def _parse(value: str) -> MacroRegion:
    try:
        return MacroRegion(value)
    except ValueError:
        raise UnknownCode(value, listing="the macro-regions", known=list(MacroRegion)) from None


def macro_region(code: str, override: Mapping[str, str] | None = None) -> MacroRegion:
    """The macro-region of one country; raises `UnknownCode` for a country outside the list."""
    return macro_regions(override)[country(code).code]


def balance(codes: Iterable[str], override: Mapping[str, str] | None = None) -> Counter[MacroRegion]:
    """How many of the countries given (repeats count) lie in each macro-region."""
    regions = macro_regions(override)
    return Counter(regions[iso(code)] for code in codes)
