"""Tell text that can be written from text with half a letter in it.

`\ud800` in a JSON file, or a byte of another encoding on a command line, becomes a lone surrogate: a string that
no file, hash or database takes. It is refused where it comes in, not where the answer is written.
"""

import json
from typing import Any


def broken_piece(text: str) -> str | None:
    """Return the place around the first half letter, as it can be shown; None if the text is whole."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return ascii(text[max(0, error.start - 10) : error.end + 10])
    return None


def broken_piece_of_json(value: Any) -> str | None:
    """Return the place around the first half letter in any key or text of plain JSON values."""
    return broken_piece(json.dumps(value, ensure_ascii=False, default=str))
