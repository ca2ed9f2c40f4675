"""Words and tokens of a text, so that “München”, “MUNCHEN” and “Μόναχο” are found as people type them.

Every word gives itself, folded (case, accents) and written in Latin letters, and its stem where the language has
a stemmer; words of other languages give their groups of four letters, marked with “#”.
"""

from collections import Counter
from collections.abc import Iterable

from circulade.words.latin import latin, words
from circulade.words.stemming import has_stemmer, stem

LONGEST = 64
GROUP = 4


def alternatives(word: str, *, language: str) -> list[tuple[str, ...]]:
    """Return the ways in which a word may stand in the index: itself, its stem, or its groups of letters."""
    plain = latin(word)[:LONGEST]
    if not plain:
        return []
    found: list[tuple[str, ...]] = [(plain,)]
    if has_stemmer(language):
        root = latin(stem(word, language=language))[:LONGEST]
        if root and root != plain:
            found.append((root,))
    elif len(plain) > GROUP:
        found.append(tuple(f"#{plain[at : at + GROUP]}" for at in range(len(plain) - GROUP + 1)))
    return found


def count_tokens(text: str, *, language: str) -> tuple[Counter[str], int]:
    """Return how often each token stands in a text, and the number of its words."""
    counted: Counter[str] = Counter()
    found = words(text)
    for word in found:
        for group in alternatives(word, language=language):
            counted.update(group)
    return counted, len(found)


def query_terms(text: str, *, languages: Iterable[str]) -> list[list[tuple[str, ...]]]:
    """Return for each different word of a query the ways in which it may stand in the index."""
    spoken = list(languages)
    terms: list[list[tuple[str, ...]]] = []
    for word in dict.fromkeys(words(text)):
        ways = dict.fromkeys(way for language in spoken for way in alternatives(word, language=language))
        if ways:
            terms.append(list(ways))
    return terms
