"""Words become suggestions of waste codes, with confidence and reasons."""

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from circulade.engines.matching import Listing
from circulade.vocabularies.waste_words import search_texts

DAY = date(2026, 1, 1)
YARDSTICK = Path(__file__).parents[4] / "shared/data/symbiosis/everyday_waste_names.csv"


@cache
def waste() -> Listing:
    return Listing(search_texts(DAY))


@pytest.mark.parametrize(
    ("words", "language", "code"),
    [
        ("cardboard boxes", "en", "15 01 01"),
        ("worn tyres", "en", "16 01 03"),
        ("sawdust from the sawmill", "en", "03 01 05"),
        ("used frying fat", "en", "20 01 25"),
        ("Asphalt", "de", "17 03 02"),
        ("batteries au lithium", "fr", "16 06 05"),
        ("ασφαλτος", "el", "17 03 02"),
    ],
)
def test_everyday_words_lead_to_codes(words: str, language: str, code: str) -> None:
    found = waste().suggest(words, language=language)
    assert code in [suggestion.code for suggestion in found]


def test_confidence_is_the_share_of_what_was_asked() -> None:
    whole = waste().suggest("old tyres")[0]
    half = waste().suggest("old tyres xylophone harpsichord")[0]
    assert (whole.code, half.code) == ("16 01 03", "16 01 03")
    assert 0 < half.confidence < whole.confidence <= 1
    assert {word.asked for word in whole.words} == {"old", "tyres"}


def test_the_list_is_that_of_the_day() -> None:
    before = {found.code for found in waste().suggest("lithium batteries")}
    after = {found.code for found in Listing(search_texts(date(2026, 12, 9))).suggest("lithium batteries")}
    assert ("16 06 07" in before, "16 06 07" in after) == (False, True)


def test_words_that_say_nothing_suggest_nothing() -> None:
    assert waste().suggest("") == ()


@pytest.mark.skipif(not YARDSTICK.exists(), reason="the yardstick is not beside the project")
def test_most_everyday_names_find_one_of_their_codes_among_ten() -> None:
    expected = defaultdict(set)
    with YARDSTICK.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            code = row["code"]
            expected[row["example"].strip()].add(f"{code[:2]} {code[2:4]} {code[4:]}")
    names = sorted(expected)[::9]  # every ninth: the whole is measured in benchmarks/waste_words.py
    hits = [bool(expected[name] & {found.code for found in waste().suggest(name)}) for name in names]
    assert sum(hits) / len(hits) > 0.7
