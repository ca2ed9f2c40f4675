"""Who takes what in known parks: receivers ranked for every stream, from what is known of the other parks only.

Run `python benchmarks/symbiosis_receivers.py park_exchanges.csv` with the open labels gathered by Davis and Aid (2021):
columns Supplier, Accepter, Transaction, location. For each stream of a park all accepters of the park but the giver
are candidates. Printed: hits among the first 1, 3 and 5 (each true receiver counts), hit@3 with the other true
receivers of the same stream set aside, what chance gives, and the best F1 over all cut-offs of the points.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from circulade.engines.symbiosis import Ask, Precedent, Suggestion, suggested

Truth = tuple[Ask, set[str]]


def questions(here: list[Precedent]) -> list[Truth]:
    """Every stream of a park with its true receivers."""
    true = defaultdict[tuple[str, str], set[str]](set)
    for one in here:
        true[one.giver, one.stream].add(one.receiver)
    everyone = sorted({one.receiver for one in here})
    return [
        (Ask(stream, tuple(name for name in everyone if name != giver or name in takers)), takers)
        for (giver, stream), takers in sorted(true.items())
    ]


def main(path: str) -> None:
    """Leave each park out in turn, and print what is found."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        known = [
            Precedent(row["location"], row["Supplier"], row["Transaction"], row["Accepter"])
            for row in csv.DictReader(file)
        ]
    asked, found = list[Truth](), list[tuple[Suggestion, ...]]()
    for park in sorted({one.place for one in known}):
        here = questions([one for one in known if one.place == park])
        found += suggested([ask for ask, _ in here], [one for one in known if one.place != park])
        asked += here
    ranks, aside, chance, points, right = [], [], [], [], []
    for (_, takers), ranking in zip(asked, found, strict=True):
        names = [one.receiver for one in ranking]
        for name in takers:
            rank = names.index(name)
            ranks.append(rank)
            aside.append(sum(other not in takers for other in names[:rank]))
            chance.append(min(3 / len(names), 1.0))
        points += [one.points for one in ranking]
        right += [name in takers for name in names]
    hits = {most: float(np.mean(np.array(ranks) < most)) for most in (1, 3, 5)}
    order = np.argsort(-np.array(points), kind="stable")
    true = np.cumsum(np.array(right)[order])
    f1 = float((2 * true / (np.arange(1, len(order) + 1) + sum(right))).max())
    print(f"{len(ranks)} true receivers of {len(asked)} streams, {len(points)} candidates")
    print(", ".join(f"hit@{most} {share:.3f}" for most, share in hits.items()), end=", ")
    print(
        f"hit@3 with others aside {np.mean(np.array(aside) < 3):.3f} (chance {np.mean(chance):.3f}), F1 {f1:.3f}"
    )


if __name__ == "__main__":
    main(sys.argv[1])
