"""Rows that say the same thing twice: the second would replace or double the first in silence, so it is refused."""

from collections.abc import Callable, Iterator
from typing import Any

from circulade.files.mine.checking import Problem
from circulade.files.mine.study import Study

KEYS: tuple[tuple[str, str, str, Callable[[Any], tuple[object, ...]]], ...] = (
    ("products", "product", "product", lambda row: (row.product,)),
    ("substances", "substance", "substance", lambda row: (row.substance,)),
    ("points", "year", "figure", lambda row: (row.product, row.year)),
    ("assumptions", "kind", "value", lambda row: (row.product, row.kind, row.substance, row.year)),
    ("prices", "substance", "price", lambda row: (row.substance, row.currency)),
    ("collected", "year", "weight", lambda row: (row.product, row.year)),
)
"""Sheet, the column to point at, what the row states, and what of it no other row may repeat."""


def repeated(study: Study) -> Iterator[Problem]:
    """Find every row that repeats an earlier one."""
    for sheet, column, stated, key_of in KEYS:
        seen: dict[tuple[object, ...], int] = {}
        for row, each in enumerate(getattr(study, sheet)):
            if sheet == "assumptions" and each.kind == "lifetime":
                continue  # a product with several lifetimes is told where it stands
            key = key_of(each)
            first = seen.setdefault(key, row)
            if first != row:
                about = ", ".join(str(part) for part in key if part not in ("", None))
                text = f"a second {stated} for “{about}”: keep one"
                yield Problem(sheet, row, column, text)
