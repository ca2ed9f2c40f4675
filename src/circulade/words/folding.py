"""Fold names for searching: without case, accents and punctuation, so that "MUNCHEN" finds München."""

import re
import unicodedata

# Letters that are no base letter with an accent in Unicode.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"}
)
_BREAKS = re.compile(r"[^\w]+|_")


def fold(text: str) -> str:
    """Lower-case letters and digits of any script, words separated by one blank.

    >>> fold("  Päijät-Häme, FI")
    'paijat hame fi'
    """
    bare = text.casefold()
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", bare.translate(_LETTERS))
        bare = "".join([letter for letter in apart if not unicodedata.combining(letter)])
    return _BREAKS.sub(" ", bare).strip()
