"""From words to the codes of a list: suggestions with confidence and reasons, never a decision.

A code is looked for under the text that the list gives it. The confidence is the share of what was asked, each word
weighed by its rarity, that this text says.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from circulade.engines.matching.card import Card
from circulade.engines.matching.carried import Word
from circulade.engines.matching.options import Texts
from circulade.engines.matching.prepared import Prepared
from circulade.engines.matching.rank import rank


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code for some words; `confidence` from 0 to 1, `words` what carried it."""

    code: str
    confidence: float
    words: tuple[Word, ...]


class Listing:
    """A list of codes with a text for each, ready to be asked in any language.

    >>> Listing({"15 01 07": "Glass packaging, bottles", "17 02 02": "Window glass"}).suggest("bottles")[0].code
    '15 01 07'
    """

    def __init__(self, texts: Mapping[str, str], *, language: str = "en") -> None:
        cards = [Card(code, text, language) for code, text in texts.items()]
        self._prepared = Prepared(cards, texts=Texts(mutual=False))

    def suggest(
        self, words: str, *, language: str = "", top: int = 10, seed: str = ""
    ) -> tuple[Suggestion, ...]:
        """Return the codes that fit the words, best first; ties are drawn by `seed`.

        Without a language the words are read in that of the list.
        """
        matches = rank([Card("words", words, language)], self._prepared, top=top, seed=seed).matches["words"]
        return tuple(Suggestion(found.item, min(found.why.text, 1.0), found.why.words) for found in matches)
