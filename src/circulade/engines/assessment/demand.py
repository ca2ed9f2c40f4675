"""The assignment problem as integer arrays, in an order of its own: rows and columns sorted by ref.

Sorting first is what makes every later step blind to the order in which the caller listed things.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Any
from unicodedata import normalize

import numpy as np
import numpy.typing as npt

from circulade.engines.assessment.trouble import InputError, Problem

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Number = Decimal | Fraction | int | float | str
Pair = tuple[str, str]

Whole = npt.NDArray[Any]
"""Whole numbers: int64, or Python's integers of any size where fits with many decimals need them."""

LARGEST = 2**56
MOST_DECIMALS = 40
LARGEST_SCALE = 2**1024


@dataclass(frozen=True, slots=True)
class Demand:
    """What has to be decided. Arrays are [application], [assessor] or [application, assessor].

    `need`, `free` and `least` are what is left after the `fixed` pairs; `open` marks the pairs that may
    still be chosen; `value` is what a pair is worth: fit × `scale`, plus `kept_worth` when it is kept.
    """

    applications: tuple[str, ...]
    assessors: tuple[str, ...]
    need: Ints
    free: Ints
    least: Ints
    open: Bools
    fixed: Bools
    kept: Bools
    value: Whole
    fit: Whole
    scale: int

    @property
    def far(self) -> int:
        """A number beyond every sum of values: the cost of what is not possible."""
        return 2**61 if self.value.dtype == np.int64 else 2**4096


@lru_cache(maxsize=4096)
def exact(number: Number) -> Fraction:
    """Read a decimal as the fraction it is written as: 0.1 is one tenth, not the nearest float."""
    if isinstance(number, int | Fraction):
        return Fraction(number)
    if isinstance(number, str) and "/" in number:
        return Fraction(number)
    decimal = Decimal(str(number))
    exponent = decimal.as_tuple().exponent
    if isinstance(exponent, int) and abs(exponent) > MOST_DECIMALS:
        raise ValueError("too many decimals")  # before a power of ten of any size is computed
    return Fraction(decimal)


def index(refs: Collection[str], *, field: str) -> dict[str, int]:
    """Number the refs in sorted order; refuse empty refs and refs that are equal after NFC."""
    problems, seen = [], set[str]()
    for ref in refs:
        name = normalize("NFC", ref)
        if not name.strip():
            problems.append(Problem(field, (ref,), f"{field}: a reference is empty"))
        if name in seen:
            problems.append(Problem(field, (ref,), f"{field}: {ref!r} is listed twice"))
        seen.add(name)
    if problems:
        raise InputError(tuple(problems))
    return {ref: i for i, ref in enumerate(sorted(refs))}


def marked(
    pairs: Iterable[Pair], rows: Mapping[str, int], columns: Mapping[str, int], *, field: str, strict: bool
) -> Bools:
    """Mark pairs in an array; an unknown ref is refused when `strict`, passed over otherwise."""
    marks = np.zeros((len(rows), len(columns)), dtype=np.bool_)
    problems = []
    for application, assessor in pairs:
        row, column = rows.get(application), columns.get(assessor)
        if row is not None and column is not None:
            marks[row, column] = True
        elif strict:
            unknown = f"application {application!r}" if row is None else f"assessor {assessor!r}"
            problems.append(Problem(field, (application, assessor), f"{field}: {unknown} is unknown"))
    if problems:
        raise InputError(tuple(problems))
    return marks


def scaled(
    fit: Mapping[Pair, Number], rows: Mapping[str, int], columns: Mapping[str, int]
) -> tuple[Whole, Bools, int]:
    """Turn fits into integers over their common denominator; refuse fits outside 0 to 1."""
    problems, cells = [], list[tuple[int, int, Fraction]]()
    for (application, assessor), number in fit.items():
        row, column = rows.get(application), columns.get(assessor)
        pair = f"fit of application {application!r} and assessor {assessor!r}"
        try:
            value = exact(number)
        except (ValueError, ArithmeticError):
            problems.append(Problem("fit", (application, assessor), f"{pair}: {number!r} is not a number"))
            continue
        if row is None or column is None:
            problems.append(Problem("fit", (application, assessor), f"{pair}: one of them is unknown"))
        elif not 0 <= value <= 1:
            problems.append(Problem("fit", (application, assessor), f"{pair}: {number} is not from 0 to 1"))
        else:
            cells.append((row, column, value))
    scale = lcm(*{value.denominator for _, _, value in cells}) if cells and not problems else 1
    if scale > LARGEST_SCALE:
        problems.append(
            Problem("fit", (), "fit: the fractions have no usable common denominator; round them")
        )
    if problems:
        raise InputError(tuple(problems))
    small = scale * (len(rows) + 1) * (len(columns) + 1) <= LARGEST
    values = np.zeros((len(rows), len(columns)), dtype=np.int64 if small else object)
    listed = np.zeros((len(rows), len(columns)), dtype=np.bool_)
    for row, column, value in cells:
        values[row, column] = value.numerator * (scale // value.denominator)
        listed[row, column] = True
    return values, listed, scale
