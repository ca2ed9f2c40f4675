"""Joined choices are split only where the options known leave no doubt."""

import pytest

from circulade.files.eusurvey.choices import ReadingError, match, option_names, split
from circulade.files.eusurvey.target import Target

TARGET = Target(
    "topics",
    "several",
    {"en": "Topics"},
    {
        "water": {"en": "Water; waste water", "fr": "Eau"},
        "food": {"en": "Food", "fr": "Alimentation"},
        "build": {"en": "Buildings"},
    },
)
NAMES = option_names(TARGET, {})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Food", ("food",)),
        ("Water; waste water; Food", ("water", "food")),
        ("Food;Water; waste water", ("food", "water")),
        ("Eau; Alimentation", ("water", "food")),
        ("food ; BUILDINGS;", ("food", "build")),
        ("Food (ID12); Buildings(ID13)", ("food", "build")),
    ],
)
def test_options_are_split_even_if_they_hold_semicolons(text: str, codes: tuple[str, ...]) -> None:
    assert split(text, NAMES) == codes


def test_an_unknown_option_is_named() -> None:
    with pytest.raises(ReadingError, match="no option is called 'Energy'"):
        split("Food; Energy", NAMES)


def test_a_choice_that_can_be_read_in_two_ways_is_refused() -> None:
    names = {"a; b": "ab", "a": "a", "b": "b"}
    with pytest.raises(ReadingError, match="more than one way"):
        split("a; b", names)


def test_many_pieces_are_split_without_trying_all_ways() -> None:
    names = {"a": "a", "a; a": "aa"}
    with pytest.raises(ReadingError, match="more than one way"):
        split("; ".join("a" * 200), names)


def test_a_text_named_by_hand_counts() -> None:
    assert match("Energie!", option_names(TARGET, {"energie!": "build"})) == "build"
