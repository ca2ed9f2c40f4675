"""The peer of `benchmarks/matching.py`, run in an environment of its own: bm25s on the texts of a file."""

import json
import sys
import time
from pathlib import Path

import bm25s


def main(path: str, top: str) -> None:
    """Index the items, ask the queries; print seconds and, for each query, the first items found."""
    given = json.loads(Path(path).read_text(encoding="utf-8"))
    begun = time.perf_counter()
    index = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
    index.index([text.split() for text in given["items"]], show_progress=False)
    middle = time.perf_counter()
    found, scores = index.retrieve(
        [text.split() for text in given["queries"]], k=int(top), show_progress=False, n_threads=1
    )
    end = time.perf_counter()
    listed = [
        [int(item) for item, score in zip(items, points, strict=True) if score > 0]
        for items, points in zip(found.tolist(), scores.tolist(), strict=True)
    ]
    print(json.dumps({"index": middle - begun, "ask": end - middle, "found": listed}))


if __name__ == "__main__":
    main(*sys.argv[1:])
