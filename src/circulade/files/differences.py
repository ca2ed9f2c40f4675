"""What differs between two versions of a file: which row and column, which path."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

SHOWN = 20


def differences(name: str, found: bytes, expected: bytes) -> list[str]:
    """Say what differs, most precise first; at most `SHOWN` lines and how many more there are."""
    if found == expected:
        return []
    try:
        if name.endswith(".json"):
            told = list(_values("", json.loads(found), json.loads(expected)))
        else:
            told = list(_rows(_table(found), _table(expected)))
    except (ValueError, RecursionError, csv.Error):
        told = []
    told = told or [_bytes(found, expected)]
    more = [f"{name}: and {len(told) - SHOWN} more"] if len(told) > SHOWN else []
    return [f"{name}: {text}" for text in told[:SHOWN]] + more


def _bytes(found: bytes, expected: bytes) -> str:
    shorter = min(len(found), len(expected))
    first = next((at for at in range(shorter) if found[at] != expected[at]), shorter)
    return f"differs from byte {first} on ({len(found)} bytes, recomputed {len(expected)})"


def _table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))


def _rows(found: list[list[str]], expected: list[list[str]]) -> Iterator[str]:
    header = expected[0]
    if found[:1] != [header]:
        yield f"columns are {', '.join(found[0] if found else [])}, recomputed {', '.join(header)}"
        return
    ours, theirs = ({row[0]: row for row in table[1:] if row} for table in (found, expected))
    for ref in [*theirs, *(ref for ref in ours if ref not in theirs)]:
        if ref not in ours:
            yield f"{ref} is missing"
        elif ref not in theirs:
            yield f"{ref} should not be there"
        else:
            for column, own, other in zip(header, ours[ref], theirs[ref], strict=False):
                if own != other:
                    yield f"{ref}, {column}: {own!r}, recomputed {other!r}"
    if [row[:1] for row in found] != [row[:1] for row in expected] and ours.keys() == theirs.keys():
        yield "the rows are in another order"


def _values(path: str, found: Any, expected: Any) -> Iterator[str]:
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in sorted({*found, *expected}):
            inner = f"{path}.{key}" if path else key
            if key not in found:
                yield f"{inner} is missing"
            elif key not in expected:
                yield f"{inner} should not be there"
            else:
                yield from _values(inner, found[key], expected[key])
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        for number, (own, other) in enumerate(zip(found, expected, strict=True)):
            yield from _values(f"{path}[{_name(number, other)}]", own, other)
    elif found != expected or type(found) is not type(expected):
        yield f"{path}: {_shown(found)}, recomputed {_shown(expected)}"


def _name(number: int, entry: Any) -> str:
    return str(entry["ref"]) if isinstance(entry, dict) and "ref" in entry else str(number)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else f"{text[:200]}…"
