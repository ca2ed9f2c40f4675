"""Suggest which column answers which question; a person confirms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

from circulade.files.eusurvey.export import Column
from circulade.files.eusurvey.metadata import folded
from circulade.files.eusurvey.target import Target

LEAST = 0.55
"""Similarity below which nothing is suggested: a wrong suggestion costs more than none."""
WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`column` may answer question `code`; `score` from 0 to 1, `why` in words."""

    code: str
    column: str
    score: float
    why: str


def suggest(columns: Sequence[Column], targets: Sequence[Target]) -> tuple[Suggestion, ...]:
    """Return at most one suggestion for each question and column, best first; a table may have several.

    Equal codes and short names win, then equal titles in any language, then the most similar title.
    """
    grams = {column.key: [_trigrams(title) for title in _titles(column)] for column in columns}
    wanted = {target.code: [_trigrams(title) for title in target.titles.values()] for target in targets}
    candidates = [
        (suggestion, rank, place)
        for rank, target in enumerate(targets)
        for place, column in enumerate(columns)
        if (suggestion := _candidate(column, target, grams[column.key], wanted[target.code])) is not None
    ]
    candidates.sort(key=lambda item: (-item[0].score, item[1], item[2]))
    tables = {target.code for target in targets if target.kind == "table"}
    chosen: list[Suggestion] = []
    used_columns: set[str] = set()
    used_codes: set[str] = set()
    for suggestion, _, _ in candidates:
        if suggestion.column in used_columns or suggestion.code in used_codes - tables:
            continue
        chosen.append(suggestion)
        used_columns.add(suggestion.column)
        used_codes.add(suggestion.code)
    return tuple(chosen)


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of letter triples that two texts have in common (Dice's coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _candidate(
    column: Column, target: Target, grams: list[frozenset[str]], wanted: list[frozenset[str]]
) -> Suggestion | None:
    code = folded(target.code)
    if code == folded(column.short_name):
        return Suggestion(target.code, column.key, 1.0, "same short name")
    if code == folded(column.header):
        return Suggestion(target.code, column.key, 1.0, "header is the code")
    titles = {folded(title) for title in target.titles.values()}
    if titles & {folded(title) for title in _titles(column)}:
        return Suggestion(target.code, column.key, 0.99, "same title")
    if target.kind == "table" and any(
        folded(t).startswith(title) for t in _titles(column) for title in titles if title
    ):
        return Suggestion(target.code, column.key, 0.97, "cell of the table")
    best = max((similarity(a, b) for a in grams for b in wanted), default=0.0)
    if best < LEAST:
        return None
    return Suggestion(target.code, column.key, round(0.95 * best, 4), "similar title")


def _titles(column: Column) -> list[str]:
    return [column.header, *column.titles.values()]


def _trigrams(text: str) -> frozenset[str]:
    """Return the letter triples of a text without accents."""
    bare = "".join(char for char in normalize("NFKD", text.casefold()) if not combining(char))
    padded = f"  {' '.join(WORDS.findall(bare))}  "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2) if padded[i : i + 3].strip())
