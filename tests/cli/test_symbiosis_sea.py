"""Sites in the sea are named, the first twenty one by one; too many places are not looked at."""

from circulade.cli.symbiosis_sea import MOST_PLACES, NAMED, sea_warnings

LYON, NORTH_SEA = (45.76, 4.84), (56.0, 3.0)


def told(places: list[tuple[float, float]]) -> list[str]:
    refs = [f"o{number}" for number in range(len(places))]
    lats, lons = [lat for lat, _ in places], [lon for _, lon in places]
    return list(sea_warnings("offers.csv", range(2, len(places) + 2), refs, lats, lons))


def test_only_what_lies_in_the_sea_is_named() -> None:
    assert told([LYON, NORTH_SEA]) == [
        "offers.csv:3: columns lat, lon: 'o1' at 56, 3 lies in the sea: check that latitude comes first, "
        "and the signs"
    ]


def test_more_than_twenty_are_counted() -> None:
    warnings = told([NORTH_SEA] * (NAMED + 2))
    assert (len(warnings), warnings[-1]) == (NAMED + 1, "offers.csv: 2 more sites lie in the sea")


def test_a_region_of_very_many_is_not_looked_at() -> None:
    assert told([NORTH_SEA] * (MOST_PLACES + 1)) == []
