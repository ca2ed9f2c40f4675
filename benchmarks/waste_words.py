"""From words to waste codes on the everyday-names yardstick, which is evaluation only and not part of the project.

Run: python benchmarks/waste_words.py [path of everyday_waste_names.csv]. hit@n: the share of different names of which
one of the codes is among the first n; recall@10: of all (name, code) rows, those among the first ten. A confidence
band tells how often the first suggestion is one of the name's codes.
"""

import csv
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

from circulade.engines.matching import Listing
from circulade.vocabularies.waste_words import search_texts

DAY = date(2026, 1, 1)
YARDSTICK = Path(__file__).parents[2] / "shared/data/symbiosis/everyday_waste_names.csv"


def main(path: str = str(YARDSTICK)) -> None:
    """Print the figures."""
    expected = defaultdict(set)
    with Path(path).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            code = row["code"]
            expected[row["example"].strip()].add(f"{code[:2]} {code[2:4]} {code[4:]}")
    waste = Listing(search_texts(DAY))
    begun = time.perf_counter()
    found = {name: waste.suggest(name, language="en") for name in expected}
    each = (time.perf_counter() - begun) / len(expected)
    for count in (1, 3, 10):
        hits = [bool(expected[n] & {s.code for s in f[:count]}) for n, f in found.items()]
        print(f"hit@{count}: {sum(hits) / len(hits):.3f}")
    rows = sum(len(codes) for codes in expected.values())
    right = sum(len(expected[n] & {s.code for s in f}) for n, f in found.items())
    print(f"recall@10: {right / rows:.3f} of {rows} rows; {len(expected)} names, {each * 1000:.1f} ms each")
    for low, high in ((0.0, 0.5), (0.5, 0.8), (0.8, 1.01)):
        first = [(n, f[0]) for n, f in found.items() if f and low <= f[0].confidence < high]
        share = sum(s.code in expected[n] for n, s in first) / max(len(first), 1)
        print(
            f"confidence {low:.1f} to {min(high, 1):.1f}: {len(first)} names, the first right for {share:.2f}"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
