"""Words become suggestions of waste codes, with confidence and reasons."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from circulade.files.waste_words import suggest_waste_codes

DAY = date(2026, 1, 1)
YARDSTICK = Path(__file__).parents[3] / "shared/data/symbiosis/everyday_waste_names.csv"


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
    found = suggest_waste_codes(words, on=DAY, language=language)
    assert code in [suggestion.code.code for suggestion in found]


def test_confidence_is_the_share_of_what_was_asked() -> None:
    whole = suggest_waste_codes("old tyres", on=DAY)[0]
    half = suggest_waste_codes("old tyres xylophone harpsichord", on=DAY)[0]
    assert (whole.code.code, half.code.code) == ("16 01 03", "16 01 03")
    assert 0 < half.confidence < whole.confidence <= 1
    assert {word.asked for word in whole.words} == {"old", "tyres"}


def test_the_list_is_that_of_the_day() -> None:
    before = {found.code.code for found in suggest_waste_codes("lithium batteries", on=DAY)}
    after = {found.code.code for found in suggest_waste_codes("lithium batteries", on=date(2026, 12, 9))}
    assert ("16 06 07" in before, "16 06 07" in after) == (False, True)


def test_words_that_say_nothing_suggest_nothing() -> None:
    assert suggest_waste_codes("", on=DAY) == ()


@pytest.mark.skipif(not YARDSTICK.exists(), reason="the yardstick is not beside the project")
def test_most_everyday_names_find_one_of_their_codes_among_ten() -> None:
    expected = defaultdict(set)
    with YARDSTICK.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            code = row["code"]
            expected[row["example"].strip()].add(f"{code[:2]} {code[2:4]} {code[4:]}")
    names = sorted(expected)[::9]  # every ninth: the whole is measured in benchmarks/waste_words.py
    hits = [
        bool(expected[name] & {found.code.code for found in suggest_waste_codes(name, on=DAY)})
        for name in names
    ]
    assert sum(hits) / len(hits) > 0.7
