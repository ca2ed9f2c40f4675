"""A typed date and time is read, asked about where it has two readings, and refused where it has none."""

from datetime import UTC, datetime

import pytest

from circulade.core.text.typed_time import AskWhich, UnclearTime, read_moment, typed_form

BRUSSELS = "Europe/Brussels"
SUMMER = datetime(2025, 10, 3, 16, 0, tzinfo=UTC)
WINTER = datetime(2025, 12, 3, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2025-10-03 18:00", SUMMER),
        ("2025-10-03T18:00", SUMMER),
        ("2025-10-03 18:00 CEST", SUMMER),
        ("2025-10-03 18:00 Brussels time", SUMMER),
        ("2025-10-03 18:00 Europe/Brussels", SUMMER),
        ("2025-10-03 16:00 UTC", SUMMER),
        ("2025-10-03 16:00Z", SUMMER),
        ("2025-10-03 18:00 +02:00", SUMMER),
        ("2025-10-03 19:00 UTC+3", SUMMER),
        ("2025-10-03 19:00 EEST", SUMMER),
        ("3 October 2025, 6:00 PM", SUMMER),
        ("October 3, 2025 6 pm", SUMMER),
        ("3rd Oct 2025 at 18:00", SUMMER),
        ("03.10.2025 18.00", SUMMER),
        ("13/10/2025 00:00", datetime(2025, 10, 12, 22, 0, tzinfo=UTC)),
        ("2025-12-03 18:00 CET", WINTER),
        ("2025-12-03 12:00 AM CET", datetime(2025, 12, 2, 23, 0, tzinfo=UTC)),
    ],
)
def test_clear_moments_are_read(typed: str, moment: datetime) -> None:
    assert read_moment(typed, zone=BRUSSELS) == moment


def test_winter_time_typed_for_a_summer_day_is_asked_about() -> None:
    with pytest.raises(AskWhich, match=r"CET is UTC\+1, but on 3 October 2025 .* CEST \(UTC\+2\)") as asked:
        read_moment("3 October 2025, 6:00 PM CET", zone=BRUSSELS)
    first, second = asked.value.readings
    assert (first.at, first.text) == (SUMMER, "3 October 2025, 18:00 Brussels time (CEST, UTC+2)")
    assert (second.at, second.text) == (
        datetime(2025, 10, 3, 17, 0, tzinfo=UTC),
        "3 October 2025, 19:00 Brussels time (CEST, UTC+2)",
    )


def test_each_reading_can_be_typed_without_a_question() -> None:
    with pytest.raises(AskWhich) as asked:
        read_moment("2025-10-03 18:00 CET", zone=BRUSSELS)
    for reading in asked.value.readings:
        assert read_moment(reading.typed, zone=BRUSSELS) == reading.at


@pytest.mark.parametrize("typed", ["2025-12-03 18:00 CEST", "2025-07-01 18:00 EET", "2025-07-01 18:00 GMT"])
def test_any_zone_out_of_its_season_is_asked_about(typed: str) -> None:
    with pytest.raises(AskWhich):
        read_moment(typed, zone=BRUSSELS)


def test_day_and_month_that_can_be_swapped_are_asked_about() -> None:
    with pytest.raises(AskWhich) as asked:
        read_moment("03/10/2025 18:00", zone=BRUSSELS)
    assert [reading.typed for reading in asked.value.readings] == [
        "2025-03-10 18:00 +01:00",
        "2025-10-03 18:00 +02:00",
    ]


def test_an_hour_that_comes_twice_is_asked_about() -> None:
    with pytest.raises(AskWhich, match="comes twice") as asked:
        read_moment("2025-10-26 02:30", zone=BRUSSELS)
    assert [reading.typed[-6:] for reading in asked.value.readings] == ["+02:00", "+01:00"]


def test_an_hour_that_is_left_out_is_refused_with_its_neighbours() -> None:
    with pytest.raises(UnclearTime, match=r"02:30 does not exist: write 01:30 or 03:30"):
        read_moment("2025-03-30 02:30", zone=BRUSSELS)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "2025-10-03",
        "2025-02-30 18:00",
        "2025-10-03 25:00",
        "2025-10-03 24:00",
        "2025-10-03 18",
        "2025-10-03 18:00 XYZ",
        "2025-10-03 13 pm",
        "3 Octember 2025 18:00",
        "2025-10-03 18:00 +19:00",
        "99/99/2025 1:00",
        "0001-01-01 00:00",
        "9999-12-31 23:59",
    ],
)
def test_what_is_no_moment_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(UnclearTime, match=r"[.]$"):
        read_moment(typed, zone=BRUSSELS)


def test_the_typed_form_is_read_back() -> None:
    assert typed_form(SUMMER, zone=BRUSSELS) == "2025-10-03 18:00 +02:00"
    assert read_moment(typed_form(SUMMER, zone=BRUSSELS), zone=BRUSSELS) == SUMMER
