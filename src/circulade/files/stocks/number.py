"""Read one number or year of a cell, and say in plain words why it is none."""

import re
from functools import lru_cache

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
YEARS = range(1800, 2201)
LARGEST = 1e100
"""Sums of larger numbers over series and years need not fit a float."""


class NotANumber(ValueError):
    """The cell holds no number; the text says why and what to write."""


def number(text: str) -> float:
    """Return the number of a cell: a point for decimals, nothing between thousands."""
    if NUMBER.fullmatch(text):
        value = float(text)
        if abs(value) <= LARGEST:
            return value
        raise NotANumber(f"{text[:20]!r} is too large")
    if re.fullmatch(r"[+-]?\d+,\d+", text, re.ASCII):
        raise NotANumber(
            f"{text!r} has a decimal comma; write {text.replace(',', '.')} (and no comma between thousands)"
        )
    plain = re.sub(r"[\s'\u00a0\u202f]", "", text)
    if NUMBER.fullmatch(plain):
        raise NotANumber(f"{text!r} has signs between the thousands; write {plain}")
    if NUMBER.fullmatch(plain.replace(",", "")):
        raise NotANumber(f"{text!r} has commas between the thousands; write {plain.replace(',', '')}")
    raise NotANumber(f"{text!r} is not a number")


@lru_cache(1000)
def year(text: str) -> int:
    """Return the year of a cell."""
    if re.fullmatch(r"0*\d{1,4}(\.0+)?", text, re.ASCII) and int(float(text)) in YEARS:
        return int(float(text))
    raise NotANumber(f"{text[:20]!r} is not a year from {YEARS[0]} to {YEARS[-1]}")
