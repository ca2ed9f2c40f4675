"""Read plain JSON values strictly, collecting every problem with its path such as `bounds[0].least`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, TypeVar

from circulade.engines.selection import Share

T = TypeVar("T")
LARGEST = 1_000_000
PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?%")


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """One thing wrong in the rules, at a JSON path."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class RulesRefused(ValueError):
    """Rules that cannot be read; `problems` lists everything found."""

    def __init__(self, problems: tuple[RuleProblem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Reader:
    """Typed access to JSON values; a wrong one is noted, and a harmless stand-in returned."""

    def __init__(self) -> None:
        self.problems: list[RuleProblem] = []

    def wrong(self, path: str, message: str) -> None:
        """Note a problem."""
        self.problems.append(RuleProblem(path, message))

    def record(
        self, path: str, value: Any, *, required: tuple[str, ...] = (), optional: tuple[str, ...] = ()
    ) -> Mapping[str, Any] | None:
        """An object with these keys and no others."""
        if not isinstance(value, Mapping):
            self.wrong(path, f"must be an object with {', '.join((*required, *optional))}")
            return None
        for key in value:
            if key not in (*required, *optional):
                close = get_close_matches(str(key), (*required, *optional), n=1)
                meant = (
                    f"; did you mean {close[0]!r}?" if close else f" ({', '.join((*required, *optional))})"
                )
                self.wrong(_join(path, key), f"unknown key {key!r}{meant}")
        missing = [key for key in required if key not in value]
        for key in missing:
            self.wrong(path, f"{key!r} is missing")
        return None if missing else value

    def several(self, path: str, value: Any, read: Callable[[str, Any], T | None]) -> tuple[T, ...]:
        """A list, each entry read by `read`."""
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self.wrong(path, "must be a list")
            return ()
        found = [read(f"{path}[{number}]", entry) for number, entry in enumerate(value)]
        return tuple(entry for entry in found if entry is not None)

    def text(self, path: str, value: Any) -> str:
        """A text that is not empty, trimmed."""
        if not isinstance(value, str) or not value.strip():
            self.wrong(path, f"must be a text, not {_shown(value)}")
            return ""
        return value.strip()

    def scalar(self, path: str, value: Any) -> str:
        """A text, or a number as it is written."""
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return str(value)
        return self.text(path, value)

    def whole(self, path: str, value: Any, *, least: int = 0, most: int = LARGEST) -> int:
        """A whole number between two others."""
        number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        if not number or not least <= value <= most or value != int(value):
            self.wrong(path, f"must be a whole number from {least} to {most}, not {_shown(value)}")
            return least
        return int(value)

    def number(self, path: str, value: Any) -> Fraction:
        """A decimal number, exactly as it is written."""
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction):
            self.wrong(path, f"must be a number, not {_shown(value)}")
            return Fraction(0)
        # Decimal tells the size of 1e999999999 without writing it out.
        written = Decimal(str(value)) if not isinstance(value, Fraction) else value
        small = isinstance(written, Fraction) or (written.is_finite() and -40 < written.adjusted() < 12)
        number = Fraction(written) if small else Fraction(10**12)
        if abs(number) < 10**12 and (number * 10**9).denominator == 1:
            return number
        self.wrong(path, f"must be a number below 10^12 with at most 9 decimals, not {_shown(value)}")
        return Fraction(0)

    def amount(self, path: str, value: Any) -> int | Share | None:
        """A count, or a share of the places such as "25%"."""
        if value is None:
            return None
        if not isinstance(value, str):
            return self.whole(path, value)
        if PERCENT.fullmatch(value) and Fraction(value[:-1]) <= 100:
            return Share(Fraction(value[:-1]))
        self.wrong(path, f'must be a count such as 3 or a share such as "25%", not {_shown(value)}')
        return None

    def flag(self, path: str, value: Any) -> bool:
        """True or false."""
        if not isinstance(value, bool):
            self.wrong(path, f"must be true or false, not {_shown(value)}")
        return value is True


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else str(key)


def _shown(value: Any) -> str:
    text = str(value) if isinstance(value, Decimal) else repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
