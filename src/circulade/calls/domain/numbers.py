"""Read a number as people of Europe type it; what has two readings is asked about, never guessed."""

import re
from decimal import Decimal, InvalidOperation

PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
GROUPED = re.compile(r"[+-]?\d{1,3}([., ]\d{3})+([.,]\d+)?")
BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2009"), " ") | {ord("’"): " ", ord("'"): " ", 0x2212: "-"}
LONGEST = 24


class NotANumber(ValueError):
    """The text is no number, or has two readings."""

    def __init__(self, *readings: str) -> None:
        super().__init__(*readings)
        self.readings = readings


def read_number(typed: str) -> Decimal:
    """Return the number that a text stands for; raises `NotANumber`, with both readings of "1,234"."""
    text = typed.strip().translate(BLANKS)
    if len(text) > LONGEST:
        raise NotANumber
    if PLAIN.fullmatch(text):
        return _decimal(text)
    if re.fullmatch(r"[+-]?[1-9]\d{0,2},\d{3}", text):
        raise NotANumber(text.replace(",", ""), text.replace(",", ".") + "0")
    if re.fullmatch(r"[+-]?\d+,\d+", text):
        return _decimal(text.replace(",", "."))
    if GROUPED.fullmatch(text):
        return _grouped(text)
    raise NotANumber


def _grouped(text: str) -> Decimal:
    """Read "1 234,5", "1.234,5", "1,234.5", "1.234.567": the mark used once after the groups is the decimal's."""
    marks = [mark for mark in text if mark in "., "]
    groups = marks[0]
    if len(set(marks)) == 1:
        return _decimal(text.replace(groups, ""))
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1 and marks[-1] != " ":
        return _decimal(text.replace(groups, "").replace(marks[-1], "."))
    raise NotANumber


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise NotANumber from None


def plain(number: Decimal) -> str:
    """Return a decimal without exponent and without idle zeros: the form that is stored."""
    text = f"{number.normalize():f}"
    return "0" if text == "-0" else text
