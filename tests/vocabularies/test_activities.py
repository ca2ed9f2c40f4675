"""NACE 2.1: complete, closed, and read as people type it."""

from collections import Counter

import pytest

from circulade.vocabularies.activities import LEVELS, activities, activity, clean_code, section
from circulade.vocabularies.errors import UnknownCode


def test_nace_has_1047_codes_on_four_levels() -> None:
    assert Counter(LEVELS[found.level] for found in activities()) == {
        "section": 22,
        "division": 87,
        "group": 287,
        "class": 651,
    }
    assert len(activities()) == 1047
    assert len(activities(level=4)) == 651


def test_every_parent_exists_one_level_up() -> None:
    for found in activities():
        if found.parent:
            assert activity(found.parent).level == found.level - 1
        else:
            assert found.level == 1


def test_every_activity_belongs_to_a_section() -> None:
    assert {section(found.code).code for found in activities()} == {
        found.code for found in activities(level=1)
    }
    assert section("38.21").title == "Water supply; sewerage, waste management and remediation activities"


@pytest.mark.parametrize(
    ("typed", "code"), [("3821", "38.21"), ("E38.21", "38.21"), (" e ", "E"), ("38", "38"), ("38.2", "38.2")]
)
def test_a_code_is_read_as_people_type_it(typed: str, code: str) -> None:
    assert clean_code(typed) == activity(typed).code == code


def test_an_unknown_activity_names_close_ones() -> None:
    with pytest.raises(UnknownCode, match=r"'38.99' is not in NACE 2\.1\. Did you mean 38"):
        activity("38.99")
