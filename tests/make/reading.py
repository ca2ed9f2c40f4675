"""Read a page: what in it is English, and whether a word stands on it."""

import re
from html.parser import HTMLParser

ENGLISH = re.compile(r"\b(the|your|you|and|of|with|this|they|are|until|page|sign|to)\b", re.IGNORECASE)
SPOKEN_ATTRIBUTES = {"aria-label", "title", "placeholder", "data-confirm"}
NOT_READ = {"script", "style"}


class _Reader(HTMLParser):
    """Collect what is read out: texts, and the attributes that say something."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        named = dict(attrs)
        told = [
            name for name in named if name in SPOKEN_ATTRIBUTES or (tag == "body" and name[:5] == "data-")
        ]
        self.read += [named[name] or "" for name in told]

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not NOT_READ & set(self._inside):
            self.read.append(" ".join(data.split()))


def english_in(page: str) -> list[str]:
    """Return the texts of a page that hold a common English word; names of time zones are none."""
    reader = _Reader()
    reader.feed(page)
    return [text for text in reader.read if ENGLISH.search(text) and not re.fullmatch(r"\w+/[\w /-]+", text)]


def names(page: str, word: str) -> bool:
    """Tell whether a word stands on a page by itself: a token drawn at random may hold any three letters."""
    return re.search(rf"\b{re.escape(word)}\b", page) is not None
