"""Find what pages say in the words of letters: the literals in calls of `said` and its kin, in code and templates.

What people outside the office read on a page of their own is translated with the letters to them. As gettext does,
the sentences are read out of the source, so that none is listed twice.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract

ONE = ("said", "said_lazily", "said_here", "said_here_lazily")
CALLS: dict[str, tuple[int, ...] | None] = {**dict.fromkeys(ONE), "said_of": (1, 2)}
SAID = re.compile(r'"([^"]+)"\|(?:said|by_itself)\b')
SAY = re.compile(r'{% say(?:_here)? "([^"]+)"')
SAY_OF = re.compile(r'{% say_of "([^"]+)" "([^"]+)"')

Spoken = str | tuple[str, str]


def spoken(folder: Path) -> Iterator[Spoken]:
    """Return every message spoken by the modules and templates of a folder, in the order of their files."""
    for path in sorted(folder.rglob("*.py")):
        yield from _in_code(path.read_bytes())
    for path in sorted(folder.rglob("*.html")):
        yield from _in_template(path.read_text(encoding="utf-8"))


def _in_code(source: bytes) -> Iterator[Spoken]:
    for _line, message, _comments, _context in extract("python", BytesIO(source), CALLS):
        yield message if isinstance(message, str) else (message[0], message[1])


def _in_template(source: str) -> Iterator[Spoken]:
    yield from SAID.findall(source)
    yield from SAY.findall(source)
    yield from SAY_OF.findall(source)
