"""Compare two texts word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that is in both versions, or was added, or was removed."""

    kind: str
    text: str


def difference(old: str, new: str) -> list[Part]:
    """Return the stretches of both texts in reading order; what was removed stands before what replaces it."""
    before, after = _words(old), _words(new)
    parts: list[Part] = []
    for operation, a0, a1, b0, b1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation == "equal":
            parts.append(Part("same", "".join(before[a0:a1])))
            continue
        if a1 > a0:
            parts.append(Part("removed", "".join(before[a0:a1])))
        if b1 > b0:
            parts.append(Part("added", "".join(after[b0:b1])))
    return parts


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)
