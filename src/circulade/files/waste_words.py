"""From words to codes of the List of Waste: suggestions with their reasons, never a decision.

A code is looked for under its short title (which counts twice), its sub-chapter's title and the words that people
use for it. The confidence is the share of what was asked, each word weighed by its rarity, that the code says.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from circulade.engines.matching import Card, Prepared, Texts, Word, rank
from circulade.vocabularies.waste import WasteCode, as_of, headings
from circulade.vocabularies.waste_words import everyday_words


@dataclass(frozen=True, slots=True)
class WasteSuggestion:
    """A code for some words; `confidence` from 0 to 1, `words` what carried it."""

    code: WasteCode
    confidence: float
    words: tuple[Word, ...]


def suggest_waste_codes(
    words: str, *, on: date, language: str = "en", top: int = 10, seed: str = ""
) -> tuple[WasteSuggestion, ...]:
    """Return the codes of a day's list that fit words of any language, best first; ties are drawn by `seed`.

    >>> [found.code.code for found in suggest_waste_codes("railway ballast", on=date(2026, 1, 1), top=2)]
    ['17 05 07', '17 05 08']
    """
    codes = {code.code: code for code in as_of(on)}
    found = rank([Card("words", words, language)], _prepared(on), top=top, seed=seed).matches["words"]
    return tuple(
        WasteSuggestion(codes[match.item], min(match.why.text, 1.0), match.why.words) for match in found
    )


@lru_cache(maxsize=8)
def _prepared(on: date) -> Prepared:
    """Return the list of a day, ready to be asked."""
    titles = {heading.code: heading.title for heading in headings()}
    cards = [
        Card(
            code.code,
            f"{code.title}, {code.title}, {titles[code.subchapter]}, {everyday_words().get(code.code, '')}",
            "en",
        )
        for code in as_of(on)
    ]
    return Prepared(cards, texts=Texts(mutual=False))
