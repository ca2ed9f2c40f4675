"""Find the characters that the document's fonts cannot print, before the document is set.

A name in a script without a glyph would print as an empty box, and stop an accessible PDF altogether. It
is printed as its code in brackets instead, [U+4E2D], and listed in the document.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

FONT = "DejaVu Sans"
FACES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
BREAKS = frozenset("\n\t")
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows: a name must not reverse the text of a dossier."""


def font_directory() -> Path:
    """Return the folder of the fonts that matplotlib ships."""
    import matplotlib  # late: half a second that only a document needs

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@lru_cache(maxsize=1)
def printable_characters() -> frozenset[str]:
    """Return the characters that every face in use can print."""
    from matplotlib.ft2font import FT2Font

    charmaps = [FT2Font(str(font_directory() / face)).get_charmap() for face in FACES]
    codes = set(charmaps[0]).intersection(*charmaps[1:])
    return (frozenset(map(chr, codes)) | BREAKS) - TURNING


def code(character: str) -> str:
    """Return the code of a character in brackets: [U+4E2D]."""
    return f"[U+{ord(character):04X}]"


def replace_unprintable(value: object, *, found: set[str]) -> object:
    """Replace what cannot be printed in every text of a JSON value, and add each such character to `found`.

    Texts are composed first (NFC), so that a letter and its accent become the one character the font has. Lines end
    as on every other system: browsers send texts with two characters there, of which no font has the first.
    """
    return _mapped(value, lambda text: _replaced(text, found))


def _replaced(text: str, found: set[str]) -> str:
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    missing = set(composed) - printable_characters()
    if not missing:
        return composed
    found |= missing
    return "".join(code(char) if char in missing else char for char in composed)


def _mapped(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(item, change) for item in value]
    return value


def name_of(character: str) -> str:
    """Return the Unicode name of a character, or its category if it has none."""
    return unicodedata.name(character, f"category {unicodedata.category(character)}").lower()
