"""Build `vocabularies/data/waste_codes.csv`: the codes and flags of the European List of Waste, with dates.

Codes, hazard flags, entry types and dates are facts of Decision 2000/532/EC as amended; they come from a folder of
tables with the list before and from 9 December 2026 (`low.csv`, `low_from_2026-12-09.csv`):

    python tools/build_waste.py FOLDER

The short titles are ours: they are typed by hand in `vocabularies/data/waste_titles/` and not built.
"""

import argparse
import csv
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/circulade/vocabularies/data"
# Decision 2014/955/EU applies from 1 June 2015, Decision (EU) 2025/934 from 9 December 2026.
FIRST, LAST_OLD, FIRST_NEW = "2015-06-01", "2026-12-08", "2026-12-09"
# New entries whose wording names its counterpart ("other than those mentioned in …").
NEW_MIRRORS = {
    *(f"10 08 {number}" for number in range(21, 27)),
    *(f"16 06 {number}" for number in range(22, 36)),
}


def table(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    old, new = table(folder / "low.csv"), table(folder / "low_from_2026-12-09.csv")
    rows = []
    for code in sorted(old.keys() | new.keys()):
        flags = {listed[code]["hazardous"] for listed in (old, new) if code in listed}
        kind = old[code]["entry_type"] if code in old else ""
        if code in old and code in new and len(flags) == 1:
            rows.append([code, old[code]["hazardous"], kind, FIRST, ""])
            continue
        if code in old:
            rows.append([code, old[code]["hazardous"], kind, FIRST, LAST_OLD])
        if code in new:
            hazardous = new[code]["hazardous"]
            mirror = ("MH" if hazardous == "1" else "MN") if code in NEW_MIRRORS else ""
            rows.append([code, hazardous, mirror, FIRST_NEW, ""])
    with (DATA / "waste_codes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "hazardous", "entry", "valid_from", "valid_to"])
        writer.writerows(rows)
    print(f"waste_codes.csv: {len(rows)} rows")


if __name__ == "__main__":
    main()
