"""The library `snowballstemmer`, typed: word stems by language code."""

from functools import cache

import snowballstemmer

NAMES = {
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}


@cache
def has_stemmer(language: str) -> bool:
    """Tell whether words of this language can be stemmed."""
    return NAMES.get(language) in snowballstemmer.algorithms()


def stem(word: str, *, language: str) -> str:
    """Return the stem of a lower-case word; KeyError for a language without a stemmer."""
    # A stemmer object keeps state while it works: one per call makes it safe in threads.
    return str(snowballstemmer.stemmer(NAMES[language]).stemWord(word))
