"""Read numbers as people write them: decimal commas are understood, what could mean two things is named.

Source of the habits: "1,5" and "1.234,5" on the continent, "1.5" and "1,234.5" elsewhere.
"""

import math
import re

PLAIN = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
COMMA = re.compile(r"[+-]?\d+,\d+")
THOUSANDS_POINT = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d+")
THOUSANDS_COMMA = re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d+")
MILLIONS = re.compile(r"[+-]?\d{1,3}([.,]\d{3}){2,}")
FIRST_YEAR, LAST_YEAR = 1950, 2100
SPREADSHEET_YEAR = 1900
LARGEST = 1e30


class NotUnderstood(ValueError):
    """A cell that cannot be read; the message is a sentence that names the way out."""


def read_number(cell: object) -> float:
    """Return a number; a blank between groups of three is skipped, "1,234" is refused because it says two things."""
    if isinstance(cell, bool):
        raise NotUnderstood("yes or no stands where a number is needed")
    if isinstance(cell, int | float):
        return _finite(float(cell))
    text = re.sub(r"(?<=\d)[\s\u00a0\u202f'’](?=\d{3})", "", str(cell).strip())
    if PLAIN.fullmatch(text):
        return _finite(float(text))
    if MILLIONS.fullmatch(text) and len(set(re.findall(r"[.,]", text))) == 1:
        return _finite(float(re.sub(r"[.,]", "", text)))
    if THOUSANDS_POINT.fullmatch(text):
        return _finite(float(text.replace(".", "").replace(",", ".")))
    if THOUSANDS_COMMA.fullmatch(text):
        return _finite(float(text.replace(",", "")))
    if COMMA.fullmatch(text):
        whole, _, rest = text.partition(",")
        if len(rest) == 3 and whole.lstrip("+-") != "0":
            said = f"{whole}{rest} or {whole}.{rest}"
            raise NotUnderstood(f"“{text}” can mean {said}: write it with a point or without the comma")
        return _finite(float(f"{whole}.{rest}"))
    raise NotUnderstood(f"“{text[:40]}” is not a number: write digits, such as 12.5")


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise NotUnderstood("the number is infinite or missing: write digits, such as 12.5")
    if abs(value) > LARGEST:
        raise NotUnderstood(f"{value:g} is more than anything on Earth: check the number")
    return value


def read_percent(cell: object) -> float:
    """Return per cent from 0 to 100; a sign after the number is allowed."""
    text = str(cell).strip().removesuffix("%").strip() if isinstance(cell, str) else cell
    value = read_number(text)
    if not 0 <= value <= 100:
        raise NotUnderstood(f"{value:g} % lies outside 0 to 100 %")
    return value


def read_signed_percent(cell: object) -> float:
    """Return per cent a year between -50 and 100, for growth."""
    text = str(cell).strip().removesuffix("%").strip() if isinstance(cell, str) else cell
    value = read_number(text)
    if not -50 <= value <= 100:
        raise NotUnderstood(f"{value:g} % a year lies outside -50 to 100 %")
    return value


def read_year(cell: object) -> int:
    """Return a year of the grid that studies use."""
    value = read_number(cell)
    if value != int(value):
        raise NotUnderstood(f"{value:g} is not a year: only whole years are computed")
    if not FIRST_YEAR <= value <= LAST_YEAR:
        hint = ": spreadsheets write 1900 for an empty date" if value == SPREADSHEET_YEAR else ""
        raise NotUnderstood(f"the year {int(value)} lies outside {FIRST_YEAR} to {LAST_YEAR}{hint}")
    return int(value)
