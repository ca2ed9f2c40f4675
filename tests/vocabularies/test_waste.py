"""The List of Waste: counts on both sides of the day of change, and codes that say what became of them."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.waste import (
    DAY_OF_CHANGE,
    LOOK_AT,
    Entry,
    as_of,
    clean_code,
    headings,
    lookup,
    waste_codes,
)

BEFORE, AFTER = date(2026, 12, 8), date(2026, 12, 9)
SHARED = Path(__file__).parents[3] / "shared/data/reference/codes"


@pytest.mark.parametrize(
    ("day", "codes", "hazardous"),
    [
        (date(2015, 6, 1), 842, 408),
        (BEFORE, 842, 408),
        (AFTER, 880, 435),
        (date(2030, 1, 1), 880, 435),
    ],
)
def test_counts_on_a_day(day: date, codes: int, hazardous: int) -> None:
    listed = as_of(day)
    assert (len(listed), sum(found.hazardous for found in listed)) == (codes, hazardous)
    assert len({found.code for found in listed}) == codes


def test_a_day_before_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="no list for 2015-05-31"):
        as_of(date(2015, 5, 31))


def test_the_change_adds_42_deletes_4_and_makes_alkaline_batteries_hazardous() -> None:
    old, new = ({found.code: found for found in as_of(day)} for day in (BEFORE, AFTER))
    assert len(new.keys() - old.keys()) == 42
    assert old.keys() - new.keys() == set(LOOK_AT)
    changed = [code for code in old.keys() & new.keys() if old[code].hazardous != new[code].hazardous]
    assert changed == ["16 06 04"]
    assert (lookup("16 06 04", on=BEFORE).hazardous, lookup("16 06 04", on=AFTER).hazardous) == (False, True)
    assert date(2026, 12, 9) == DAY_OF_CHANGE


def test_what_a_deleted_code_points_at_holds_afterwards() -> None:
    for codes in LOOK_AT.values():
        assert [lookup(code, on=AFTER).code for code in codes] == list(codes)


def test_every_code_has_its_headings_and_a_short_title_of_its_own() -> None:
    named = {found.code for found in headings()}
    assert len([code for code in named if len(code) == 2]) == 20
    assert {found.chapter for found in headings()} == {f"{number:02}" for number in range(1, 21)}
    for found in waste_codes():
        assert {found.chapter, found.subchapter} <= named
        assert 0 < len(found.title) <= 60
    codes_by_title = {(found.title, found.code) for found in waste_codes()}
    assert len({title for title, _ in codes_by_title}) == len(codes_by_title) == 884


def test_a_title_that_names_the_property_agrees_with_the_flag() -> None:
    for found in waste_codes():
        if found.title.endswith("non-hazardous"):
            assert not found.hazardous
        elif found.title.endswith("hazardous"):
            assert found.hazardous


def test_entry_types_of_the_list_of_2015_and_where_they_are_unknown() -> None:
    assert Counter(found.entry for found in as_of(BEFORE)) == {
        Entry.ABSOLUTE_NON_HAZARDOUS: 256,
        Entry.ABSOLUTE_HAZARDOUS: 235,
        Entry.MIRROR_NON_HAZARDOUS: 178,
        Entry.MIRROR_HAZARDOUS: 173,
    }
    for found in waste_codes():
        assert found.entry is None or found.entry.value.endswith("H") == found.hazardous
    assert len([found for found in as_of(AFTER) if found.entry is None]) == 23


@pytest.mark.parametrize("typed", ["170405", "17 04 05", " 17.04.05 ", "17-04-05", "17 04 05*"])
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    found = lookup(typed, on=BEFORE)
    assert (found.written, found.title) == ("17 04 05", "Iron and steel scrap from buildings")


def test_an_asterisk_is_written_for_hazardous_waste() -> None:
    assert lookup("20 01 21", on=BEFORE).written == "20 01 21*"


def test_a_deleted_code_says_until_when_it_held_and_where_to_look() -> None:
    with pytest.raises(UnknownCode, match="It held until 2026-12-08: look at 20 01 44"):
        lookup("20 01 34", on=AFTER)


def test_a_new_code_says_from_when_it_holds() -> None:
    with pytest.raises(UnknownCode, match="It holds from 2026-12-09"):
        lookup("16 06 07", on=BEFORE)


def test_a_code_that_never_held_names_close_ones() -> None:
    with pytest.raises(UnknownCode, match="'17 04 08' is not in the List of Waste of 2026-12-08") as caught:
        lookup("17 04 08", on=BEFORE)
    assert all(code.startswith("17 04") for code in caught.value.close)


def test_text_that_is_no_code_comes_back_trimmed() -> None:
    assert clean_code(" scrap ") == "scrap"
    assert clean_code("17 04") == "17 04"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared reference data are not beside this checkout")
@pytest.mark.parametrize(("name", "day"), [("low.csv", BEFORE), ("low_from_2026-12-09.csv", AFTER)])
def test_codes_and_flags_agree_with_the_reference_and_titles_do_not_copy_it(name: str, day: date) -> None:
    with (SHARED / name).open(encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    assert {found.code: found.hazardous for found in as_of(day)} == {
        row["code"]: row["hazardous"] == "1" for row in expected
    }
    titles = {found.code: found.title.casefold() for found in as_of(day)}
    assert [row["code"] for row in expected if titles[row["code"]] == row["title_en"].casefold()] == []
