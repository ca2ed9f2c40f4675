"""Build `vocabularies/data/activities.csv`: NACE 2.1 with the titles of Eurostat.

Source: the package `naceconverter` (MIT). Its fifth level is national and left out.
Run it in a development environment: `python tools/build_activities.py`.
"""

import csv
from pathlib import Path

import naceconverter

DATA = Path(__file__).parent.parent / "src/circulade/vocabularies/data"
SOURCE = Path(naceconverter.__file__).parent / "nacecodes.csv"


def main() -> None:
    with SOURCE.open(encoding="utf-8-sig") as file:
        listed = [row for row in csv.DictReader(file, delimiter=";") if int(row["level"]) <= 4]
    rows = sorted([row["code"], row["parentCode"], " ".join(row["name"].split())] for row in listed)
    with (DATA / "activities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "parent", "title"])
        writer.writerows(rows)
    print(f"activities.csv: {len(rows)} rows")


if __name__ == "__main__":
    main()
