"""Build the national figures of the urban mine from tables that were read: what came into use, and the inhabitants.

    python tools/build_national.py FOLDER

FOLDER holds `solar_capacity_IRENA.csv`, `onwind_capacity_IRENA.csv` and `offwind_capacity_IRENA.csv` of PyPSA-Eur
(IRENA's capacities in MW at the end of each year, by country) and `population.csv` of datasets/population (World Bank).
Capacities become what was added in each year; where less was left than before, nothing was. Car sales and the equipment
of the EU are typed.
"""

import argparse
import csv
from itertools import pairwise
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/circulade/vocabularies/data/urbanmine"
YEAR = "2022"
"""The last year of the capacities, and so that of the inhabitants."""
CODES = {
    "Albania": "AL ALB", "Austria": "AT AUT", "Belgium": "BE BEL", "Bosnia Herzg": "BA BIH", "Bulgaria": "BG BGR",
    "Croatia": "HR HRV", "Czechia": "CZ CZE", "Denmark": "DK DNK", "Estonia": "EE EST", "Finland": "FI FIN",
    "France": "FR FRA", "Germany": "DE DEU", "Greece": "GR GRC", "Hungary": "HU HUN", "Ireland": "IE IRL",
    "Italy": "IT ITA", "Latvia": "LV LVA", "Lithuania": "LT LTU", "Luxembourg": "LU LUX", "Montenegro": "ME MNE",
    "Netherlands": "NL NLD", "North Macedonia": "MK MKD", "Norway": "NO NOR", "Poland": "PL POL", "Portugal": "PT PRT",
    "Romania": "RO ROU", "Serbia": "RS SRB", "Slovakia": "SK SVK", "Slovenia": "SI SVN", "Spain": "ES ESP",
    "Sweden": "SE SWE", "Switzerland": "CH CHE", "UK": "GB GBR",
}  # fmt: skip
CARS = {
    "DE": "1400 2200 5200 9100 12000 11000 25000 36000 63000 190000 360000 470000",
    "IT": "110 460 860 1000 1500 1400 2000 5000 11000 33000 67000 49000",
    "FI": "30 51 50 180 240 220 500 780 1900 4200 10000 15000",
}
"""Battery-electric cars sold in 2011 to 2022."""
KWH_A_CAR = 50


def capacities(path: Path) -> dict[str, list[float]]:
    """Return MW by country, with nothing where the table is silent."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    if rows[0][1] != "2000" or rows[0][-1] != YEAR:
        raise SystemExit(f"{path.name}: expected the years 2000 to {YEAR}")
    return {CODES[row[0]].split()[0]: [float(cell or 0) for cell in row[1:]] for row in rows[1:]}


def added(capacity: list[float]) -> str:
    """Return what was added in each year."""
    steps = [capacity[0], *(max(after - before, 0.0) for before, after in pairwise(capacity))]
    return " ".join(f"{step:.6g}" for step in steps)


def national(folder: Path) -> list[list[str]]:
    """Return series by country: panels, turbines on land and at sea, batteries of cars, all equipment of the EU."""
    sun = capacities(folder / "solar_capacity_IRENA.csv")
    land, sea = (capacities(folder / f"{place}wind_capacity_IRENA.csv") for place in ("on", "off"))
    wind = {code: [a + b for a, b in zip(own, sea[code], strict=True)] for code, own in land.items()}
    rows = [
        [series, code, "MW", "2000", added(found[code]), "irena_capacity", "B"]
        for series, found in (("pv", sun), ("wind", wind))
        for code in sorted(found)
        if any(found[code])
    ]
    rows += [
        [
            "ev",
            code,
            "kWh",
            "2011",
            " ".join(str(int(cars) * KWH_A_CAR) for cars in sold.split()),
            "iea_ev",
            "E",
        ]
        for code, sold in sorted(CARS.items())
    ]
    return [*rows, ["eee", "EU", "kt", "2012", "7600 - - - - - - - 12400", "eurostat_eee", "D"]]


def inhabitants(path: Path) -> list[list[str]]:
    """Return the inhabitants of each country in the last year."""
    codes = {code.split()[1]: code.split()[0] for code in CODES.values()} | {"EUU": "EU"}
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["Year"] == YEAR and row["Country Code"] in codes]
    found = [
        [codes[row["Country Code"]], YEAR, str(int(float(row["Value"]))), "world_bank_people"] for row in rows
    ]
    return sorted(found)


def write(name: str, fields: list[str], rows: list[list[str]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([fields, *rows])
    print(f"{name}: {len(rows)} rows")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    fields = ["series", "country", "unit", "first", "values", "source", "grade"]
    write("national.csv", fields, national(folder))
    fields = ["country", "year", "inhabitants", "source"]
    write("inhabitants.csv", fields, inhabitants(folder / "population.csv"))


if __name__ == "__main__":
    main()
