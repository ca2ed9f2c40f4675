"""Titles of NACE in other languages find their English one by their words alone."""

import csv
from pathlib import Path

import pytest

from circulade.engines.matching import Card, Prepared, rank

TITLES = Path(__file__).parents[4] / "shared/data/reference/codes/nace_rev2_23lang.csv"


@pytest.mark.skipif(not TITLES.exists(), reason="the titles are not beside the project")
def test_titles_in_other_languages_find_the_english_one() -> None:
    with TITLES.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["level"] == "4"]
    prepared = Prepared([Card(row["code"], row["title_en"], "en") for row in rows])
    shares = []
    for language in ("bg", "es", "mt", "sv"):  # all 22: benchmarks/matching.py
        queries = [Card(row["code"], row[f"title_{language}"], language) for row in rows[::5]]
        found = rank(queries, prepared).matches
        shares.append(sum(code in {match.item for match in found[code]} for code in found) / len(found))
    assert sum(shares) / len(shares) >= 0.4
