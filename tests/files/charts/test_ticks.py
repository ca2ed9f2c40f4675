"""Ticks are round and hold the range."""

from circulade.files.charts.ticks import nice_ticks, short


def test_steps_are_one_two_or_five_times_a_power_of_ten() -> None:
    assert nice_ticks(0, 100) == [0, 20, 40, 60, 80, 100]
    assert nice_ticks(0, 7) == [0, 2, 4, 6, 8]
    assert nice_ticks(-3, 3) == [-4, -2, 0, 2, 4]


def test_a_range_without_width_still_has_two_ticks() -> None:
    assert len(nice_ticks(0, 0)) >= 2


def test_large_numbers_are_written_short() -> None:
    assert [short(each) for each in (950, 1500, 2.5e6, 3e9, -4000)] == [
        "950",
        "1.5 k",
        "2.5 M",
        "3 G",
        "-4 k",
    ]
