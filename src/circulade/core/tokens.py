"""Words and tokens of a text, so that “München”, “MUNCHEN” and “Μόναχο” are found as people type them.

Every word gives itself, folded (case, accents) and written in Latin letters, and its stem where the language has
a stemmer; words of other languages give their groups of four letters, marked with “#”.
"""

import re
from collections import Counter
from collections.abc import Iterable

from circulade.core.stemming import has_stemmer, stem
from circulade.vocabularies.folding import fold

LONGEST = 64
GROUP = 4
WORDS = re.compile(r"[^\W_]+")
# ISO 843 for Greek and a plain reading of Cyrillic, after folding: for finding, not for printing;
# each pair is a letter and what is written for it.
LETTERS = """
αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo
аa бb вv гg дd еe жzh зz иi йi
кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щsht ъa ыy ь- эe юyu яya єe іi їi ґg јj љlj њnj ћc џdz ђdj
"""
LATIN = str.maketrans({pair[0]: pair[1:].replace("-", "") for pair in LETTERS.split()})


def latin(word: str) -> str:
    """Fold a word and write it in Latin letters."""
    return fold(word).translate(LATIN).replace(" ", "")


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case, with their accents."""
    return WORDS.findall(text.lower())


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
