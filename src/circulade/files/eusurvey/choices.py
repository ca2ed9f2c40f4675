"""Match answers of a choice with the options known, and split joined ones only where that is certain."""

import re
from collections.abc import Iterable, Mapping, Sequence

from circulade.files.eusurvey.export import Option
from circulade.files.eusurvey.metadata import folded
from circulade.files.eusurvey.target import Target

BRACKETS = re.compile(r"\s*\([^()]*\)$")
SEPARATOR = re.compile(r"\s*;\s*")


class ReadingError(ValueError):
    """A joined choice that the options known split in no way, or in more than one."""


def option_names(target: Target, by_hand: Mapping[str, str]) -> dict[str, str]:
    """Return the option code of every text that may stand for it: titles of all languages, codes, by hand."""
    names = {folded(code): code for code in target.options}
    for code, titles in target.options.items():
        names.update({folded(title): code for title in titles.values() if title})
    names.update({folded(text): code for text, code in by_hand.items()})
    return names


def match(text: str, names: Mapping[str, str]) -> str | None:
    """Return the option code of one answer; a short name in brackets after it does not count."""
    plain = folded(text)
    return names.get(plain) or names.get(folded(BRACKETS.sub("", text)))


def match_option(option: Option, names: Mapping[str, str]) -> str | None:
    """Return the option code of an option of results XML, by short name or any of its titles."""
    for text in (option.short_name, *option.titles.values()):
        if text and (code := match(text, names)) is not None:
            return code
    return None


def split(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the option codes joined in a cell, in its order.

    The exporter joins with ";" and escapes nothing, so an option may hold one itself. Every way to cut
    the text at semicolons into known options is tried; raises ReadingError unless exactly one set fits.
    """
    pieces = SEPARATOR.split(text.strip().rstrip(";"))
    readings = _readings(pieces, names)
    if not readings:
        unknown = [piece for piece in pieces if match(piece, names) is None]
        raise ReadingError(f"no option is called {unknown[0]!r}" if unknown else "no reading fits")
    if len(readings) > 1:
        told = " or ".join(", ".join(reading) for reading in readings[:2])
        raise ReadingError(f"it can be read in more than one way: {told}")
    return tuple(dict.fromkeys(readings[0]))


def _readings(pieces: Sequence[str], names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return ways to read the pieces, joining neighbours where an option holds a semicolon.

    Worked from the end; of each rest three readings with different options are kept, since two are too many.
    """
    longest = 1 + max((name.count(";") for name in names), default=0)
    ways: list[list[tuple[str, ...]]] = [[] for _ in pieces] + [[()]]
    for start in range(len(pieces) - 1, -1, -1):
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for end in range(start + 1, min(len(pieces), start + longest) + 1):
            code = _joined_match(pieces[start:end], names)
            if code is not None:
                for rest in ways[end]:
                    found.setdefault(frozenset((code, *rest)), (code, *rest))
        ways[start] = list(found.values())[:3]
    return ways[0]


def _joined_match(pieces: Iterable[str], names: Mapping[str, str]) -> str | None:
    listed = list(pieces)
    for joint in ("; ", ";"):
        if (code := match(joint.join(listed), names)) is not None:
            return code
    return None
