"""Who might take a stream, by what is known from elsewhere: ranked, each with the exchanges that speak for it.

A known exchange speaks for a receiver as far as its stream is like the one asked and its receiver like the candidate;
a name that itself speaks of the stream counts too. It suggests whom to ask and decides nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.subjects import subjects, words

WORD, GROUP, SUBJECT = 1.5, 0.3, 1.0
"""What a shared word, group of letters or subject weighs before its rarity."""
SIZES = (3, 4, 5)
DIRECT = 2.0
"""What a candidate's own name weighs beside all known exchanges."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A known exchange: where, who gave what, and who took it."""

    place: str
    giver: str
    stream: str
    receiver: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A stream and the names of those who might take it."""

    stream: str
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate with its points and the known exchanges that speak most for it."""

    receiver: str
    points: float
    evidence: tuple[Precedent, ...]


def suggested(
    asks: Sequence[Ask], precedents: Sequence[Precedent], *, evidence: int = 3
) -> tuple[tuple[Suggestion, ...], ...]:
    """Rank the candidates of every stream, best first; equal points by name."""
    names = {name: place for place, name in enumerate(sorted(_names(asks, precedents)))}
    alike = _alike(list(names))
    streams = np.array([names[one.stream] for one in precedents], dtype=np.int64)
    takers = np.array([names[one.receiver] for one in precedents], dtype=np.int64)
    return tuple(
        _ranked(
            ask,
            precedents,
            alike,
            (names[ask.stream], [names[one] for one in ask.among]),
            (streams, takers),
            evidence,
        )
        for ask in asks
    )


def _ranked(
    ask: Ask,
    precedents: Sequence[Precedent],
    alike: Floats,
    asked: tuple[int, list[int]],
    known: tuple[Ints, Ints],
    evidence: int,
) -> tuple[Suggestion, ...]:
    stream, among = asked
    spoken = alike[stream, known[0]] ** 2 * alike[among][:, known[1]]
    points = spoken.sum(axis=1) + DIRECT * alike[stream, among]
    found = []
    for place, receiver in enumerate(ask.among):
        order = np.argsort(-spoken[place], kind="stable")[:evidence]
        speaking = tuple(precedents[k] for k in order.tolist() if spoken[place, k] > 0)
        found.append(Suggestion(receiver, float(points[place]), speaking))
    return tuple(sorted(found, key=lambda one: (-one.points, one.receiver)))


def _names(asks: Sequence[Ask], precedents: Sequence[Precedent]) -> set[str]:
    asked = {name for ask in asks for name in (ask.stream, *ask.among)}
    return asked | {name for one in precedents for name in (one.stream, one.receiver)}


def _alike(names: Sequence[str]) -> Floats:
    """Return how alike names are, from 0 to 1: the cosine of their marks, each weighed by its rarity."""
    marks = [_marks(name) for name in names]
    spread = Counter(mark for each in marks for mark in each)
    place = {mark: number for number, mark in enumerate(spread)}
    table = np.zeros((len(names), len(place)))
    for row, each in enumerate(marks):
        for mark, weight in each.items():
            table[row, place[mark]] = weight * log(1 + len(names) / spread[mark])
    length = np.sqrt((table**2).sum(axis=1, keepdims=True))
    table /= np.where(length > 0, length, 1.0)
    return np.asarray(table @ table.T)


def _marks(name: str) -> dict[str, float]:
    """Return the words, groups of letters and subjects of a name, each with its weight."""
    found = dict[str, float]()
    for word in words(name):
        whole = f"^{word}$"
        groups = [whole[at : at + size] for size in SIZES for at in range(len(whole) - size + 1)]
        for mark, weight in (
            (f"word {word}", WORD),
            *((group, GROUP) for group in groups),
            *((f"about {subject}", SUBJECT) for subject in sorted(subjects(word))),
        ):
            found[mark] = found.get(mark, 0.0) + weight
    return found
