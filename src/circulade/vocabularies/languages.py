"""Languages of calls, letters and pages: the 24 official ones of the EU and those of its neighbours.

Endonyms and names in other languages come from CLDR through Babel.
"""

from dataclasses import dataclass
from functools import cache

from babel import Locale

from circulade.vocabularies.errors import UnknownCode

EU_CODES = (
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "ga",
    "hr",
    "hu",
    "it",
    "lt",
    "lv",
    "mt",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sv",
)
NEIGHBOUR_CODES = ("bs", "is", "mk", "nb", "nn", "sq", "sr", "tr", "uk")


@dataclass(frozen=True, slots=True)
class Language:
    """A language by ISO 639-1 code; `endonym` is its name in itself."""

    code: str
    name: str
    endonym: str
    eu: bool


@cache
def languages() -> tuple[Language, ...]:
    """The 24 official languages of the EU by code, then those of its neighbours."""
    english = Locale("en").languages
    return tuple(
        Language(
            code=code,
            name=str(english[code]),
            endonym=str(Locale(code).languages.get(code, english[code])),
            eu=code in EU_CODES,
        )
        for code in (*EU_CODES, *NEIGHBOUR_CODES)
    )


def language(code: str) -> Language:
    """The language of a code; Norwegian "no" is read as Bokmål; raises `UnknownCode`."""
    typed = code.strip().lower()
    wanted = "nb" if typed == "no" else typed
    for found in languages():
        if found.code == wanted:
            return found
    raise UnknownCode(code, listing="the languages", known=[found.code for found in languages()])
