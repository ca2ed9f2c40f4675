"""Codes are suggested with confidence, explained, and follow the list in force."""

from datetime import date

import pytest

from circulade.symbiosis.domain.codes import explained, ideas, known_code, list_in_force, mirror_of
from circulade.symbiosis.domain.places import place_problem
from circulade.symbiosis.domain.problems import BadValues
from circulade.symbiosis.domain.streams import codes_of, span

BEFORE, AFTER = date(2026, 12, 8), date(2026, 12, 9)


def test_words_lead_to_codes_with_confidence() -> None:
    found = ideas("used cooking oil", on=BEFORE)
    assert (found[0].code.code, found[0].percent) == ("20 01 25", 100)
    assert found[0].words == ("cooking", "oil") or set(found[0].words) <= {"used", "cooking", "oil"}


def test_a_code_that_ended_says_where_to_look() -> None:
    assert "It held until 2026-12-08" in explained(known_code("20 01 33", on=BEFORE), on=BEFORE)
    with pytest.raises(BadValues, match="look at 20 01 42"):
        codes_of("20 01 33", side="have", on=AFTER)


def test_mirror_and_absolute_entries_are_told_apart() -> None:
    mirror = known_code("17 05 03", on=BEFORE)
    assert "One of a pair" in explained(mirror, on=BEFORE)
    assert "17 05 04" in {each.code for each in mirror_of(mirror, on=BEFORE)}
    assert "no analysis makes it non-hazardous" in explained(known_code("13 02 05", on=BEFORE), on=BEFORE)


def test_the_list_in_force_is_named() -> None:
    assert list_in_force(BEFORE) == "List of Waste of 2026-12-08: 842 codes. It changes on 2026-12-09."
    assert list_in_force(AFTER) == "List of Waste of 2026-12-09: 880 codes, in force since 2026-12-09."


def test_a_have_has_one_code_and_a_want_several() -> None:
    assert codes_of("100102; 10 01 02, 10.01.17", side="want", on=BEFORE) == ["10 01 02", "10 01 17"]
    with pytest.raises(BadValues, match="one waste with one code"):
        codes_of("10 01 02, 10 01 17", side="have", on=BEFORE)


def test_a_site_in_the_sea_is_refused_and_a_quay_is_not() -> None:
    assert "lies in the sea" in place_problem(55.0, 3.0)
    assert place_problem(51.96, 4.03) == ""
    assert place_problem(51.92, 4.48) == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("all year", (None, None)),
        ("2027-01 to 2027-06", (date(2027, 1, 1), date(2027, 6, 30))),
        ("from 2026-10", (date(2026, 10, 1), None)),
        ("until 2027-12-24", (None, date(2027, 12, 24))),
        ("2028", (date(2028, 1, 1), date(2028, 12, 31))),
    ],
)
def test_dates_in_words_become_a_span(words: str, expected: tuple[date | None, date | None]) -> None:
    assert span(words) == expected
