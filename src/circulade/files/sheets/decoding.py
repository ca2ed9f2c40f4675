"""Bytes of a CSV to text: the encoding is found, and said when it had to be guessed."""

import codecs

from circulade.files.sheets.archive import refusal
from circulade.files.sheets.problem import SheetProblem

LISTED = 20
"""Lines listed one by one before the rest is only counted."""


def decode(content: bytes, *, name: str) -> tuple[str, tuple[SheetProblem, ...]]:
    """Return the text and what was noticed.

    UTF-8 and UTF-16 with a mark, UTF-8 without one, and UTF-16 without one are certain. A line that is not
    UTF-8 is read as Windows-1252 and listed, so that a file glued together from two keeps both halves.
    """
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _strictly(content, "utf-32", name), ()
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(content, "utf-16", name), ()
    guessed = _utf16_without_mark(content)
    if guessed:
        return _strictly(content, guessed, name), ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _line_by_line(content, name)


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise refusal(name, f"the file is cut short or damaged at byte {error.start} ({encoding})") from error


def _utf16_without_mark(content: bytes) -> str:
    """Tell UTF-16 by the zero half of its Latin letters, which no other text encoding has."""
    sample = content[:4000]
    if len(sample) < 4 or sample.count(0) * 3 < len(sample):
        return ""
    return "utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"


def _line_by_line(content: bytes, name: str) -> tuple[str, tuple[SheetProblem, ...]]:
    lines: list[str] = []
    odd: list[int] = []
    utf8_lines = 0
    for number, raw in enumerate(content.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        try:
            lines.append(raw.decode("utf-8"))
            utf8_lines += not raw.isascii()
        except UnicodeDecodeError:
            lines.append(raw.decode("cp1252", "replace"))
            odd.append(number)
    return "\n".join(lines), tuple(_notices(odd, mixed=utf8_lines > 0, name=name))


def _notices(odd: list[int], *, mixed: bool, name: str) -> list[SheetProblem]:
    if not mixed:
        message = "the file is not UTF-8; it was read as Windows-1252: check accented letters"
        return [SheetProblem(name, "", f"line {odd[0]}", message)]
    message = "mixed encodings: this line is not UTF-8 like others; it was read as Windows-1252"
    listed = [SheetProblem(name, "", f"line {line}", message) for line in odd[:LISTED]]
    if len(odd) > LISTED:
        listed.append(SheetProblem(name, "", "", f"{len(odd) - LISTED} more lines are not UTF-8"))
    return listed
