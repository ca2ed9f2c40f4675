"""Read the files of a ranking strictly.

queries.csv, items.csv  ref, text [, lang] [, facet:<name>, values split at |] [, kind, organisation, status]
                        items also [, capacity], a whole number; empty: the common one
blocked.csv             query, item
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from circulade.engines.matching import Card, Status
from circulade.files.table import FileError, Row, Trouble, content_of, read_open_table, read_table

FACET = "facet:"
COLUMNS = ("ref", "text", "lang", "kind", "organisation", "status")
LANGUAGE = re.compile(r"([a-z]{2,3})([-_][a-z0-9]+)*", re.IGNORECASE)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MatchingFiles:
    """What `read_matching` found: cards, the facets that both files have, capacities of single items."""

    queries: tuple[Card, ...]
    items: tuple[Card, ...]
    hard: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    capacities: dict[str, int] = field(default_factory=dict)
    blocked: tuple[Pair, ...] = ()


def read_matching(
    queries: Path, items: Path, *, hard: tuple[str, ...] = (), blocked: Path | None = None
) -> MatchingFiles:
    """Read queries and items; raises `FileError` with every problem of the first bad file.

    Facets named in `hard` have to be columns of both files; every other facet of both files is soft.
    """
    asked, asked_facets, _ = _cards(queries, more=())
    offered, offered_facets, capacities = _cards(items, more=("capacity",))
    troubles = [
        Trouble(path.name, 1, f"{FACET}{name}", f"is missing; --hard {name} needs it in both files")
        for name in dict.fromkeys(hard)
        for path, known in ((queries, asked_facets), (items, offered_facets))
        if name not in known
    ]
    if troubles:
        raise FileError(troubles)
    return MatchingFiles(
        queries=asked,
        items=offered,
        hard=tuple(dict.fromkeys(hard)),
        soft=tuple(sorted((asked_facets & offered_facets) - set(hard))),
        capacities=capacities,
        blocked=_blocked(blocked, {card.ref for card in asked}, {card.ref for card in offered}),
    )


def _cards(path: Path, *, more: tuple[str, ...]) -> tuple[tuple[Card, ...], set[str], dict[str, int]]:
    names, rows = read_open_table(content_of(path), file=path.name)
    troubles = _header(path, names, more)
    if troubles:
        raise FileError(troubles)
    if not rows:
        troubles.append(Trouble(path.name, 0, "", "has no rows below the header"))
    facets = {name.removeprefix(FACET).strip() for name in names if name.startswith(FACET)}
    first, cards, capacities = dict[str, int](), [], dict[str, int]()
    for row in rows:
        card, wrong = _card(path, row, facets)
        troubles += wrong
        ref = normalize("NFC", card.ref)
        if ref in first and ref:
            troubles.append(
                Trouble(path.name, row.line, "ref", f"{card.ref!r} stands in line {first[ref]} already")
            )
        first.setdefault(ref, row.line)
        cards.append(card)
        bound = row.cells.get("capacity", "")
        if bound.isascii() and bound.isdigit() and len(bound) <= 9:
            capacities[card.ref] = int(bound)
        elif bound:
            troubles.append(
                Trouble(path.name, row.line, "capacity", f"{bound!r} is not a whole number from 0")
            )
    if troubles:
        raise FileError(troubles)
    return tuple(cards), facets, capacities


def _header(path: Path, names: tuple[str, ...], more: tuple[str, ...]) -> list[Trouble]:
    """Refuse missing and unknown columns, by name."""
    known = (*COLUMNS, *more)
    expected = ", ".join(("ref", "text", *(f"[{name}]" for name in known[2:]), f"[{FACET}<name>]"))
    texts = [
        f"column {name!r} is missing (expected: {expected})" for name in COLUMNS[:2] if name not in names
    ]
    texts += [
        f"column {name!r} is unknown (expected: {expected})"
        for name in names
        if name not in known and not (name.startswith(FACET) and name.removeprefix(FACET).strip())
    ]
    return [Trouble(path.name, 1, "", text) for text in texts]


def _card(path: Path, row: Row, facets: set[str]) -> tuple[Card, list[Trouble]]:
    cells, troubles = row.cells, []
    if not cells["ref"]:
        troubles.append(Trouble(path.name, row.line, "ref", "is empty"))
    spoken = LANGUAGE.fullmatch(cells.get("lang", ""))
    if cells.get("lang") and spoken is None:
        text = f"{cells['lang']!r} is not a language code such as de"
        troubles.append(Trouble(path.name, row.line, "lang", text))
    status = cells.get("status") or Status.ACTIVE.value
    if status not in list(Status):
        text = f"{status!r} is none of {', '.join(Status)}"
        troubles.append(Trouble(path.name, row.line, "status", text))
        status = Status.ACTIVE.value
    card = Card(
        ref=cells["ref"],
        text=cells["text"],
        language=spoken[1].lower() if spoken else "",
        facets={
            name: _values(cells[f"{FACET}{name}"]) for name in sorted(facets) if f"{FACET}{name}" in cells
        },
        kind=cells.get("kind", ""),
        organisation=cells.get("organisation", ""),
        status=Status(status),
    )
    return card, troubles


def _values(cell: str) -> frozenset[str]:
    return frozenset(value.strip() for value in cell.split("|") if value.strip())


def _blocked(path: Path | None, queries: set[str], items: set[str]) -> tuple[Pair, ...]:
    if path is None:
        return ()
    troubles, pairs = [], []
    for row in read_table(path, required=("query", "item")):
        for column, known in (("query", queries), ("item", items)):
            if row.cells[column] not in known:
                text = f"{row.cells[column]!r} does not stand in the file of {column} refs"
                troubles.append(Trouble(path.name, row.line, column, text))
        pairs.append((row.cells["query"], row.cells["item"]))
    if troubles:
        raise FileError(troubles)
    return tuple(pairs)
