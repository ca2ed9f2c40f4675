"""Build the facts of the urban mine in `vocabularies/data/urbanmine/` from a folder of tables that were read.

    python tools/build_urbanmine.py FOLDER

Only rows whose `status` says that they were read enter (tables without that column name their source in every row);
recalled and derived rows, gaps and all prices stay out. Every value gets a unit, a range, a basis, a source of
`sources.csv` and a quality grade. `sources.csv`, `substances.csv`, `products.csv` and `unu_titles.csv` are typed.
"""

import argparse
import csv
import re
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/circulade/vocabularies/data/urbanmine"
YEARS = ("1995", "2000", "2005", "2010", "2014", "2021")
UNITS = {
    "g/unit": "g/piece",
    "kg/kg motor": "kg/kg",
    "kg/kg vehicle": "kg/kg",
    "kg/m2 gross floor area": "kg/m2",
}
FIELDS = ("product", "year", "substance", "value", "low", "high", "unit", "source", "grade", "note")
# Rows that say themselves that the page they were found on is a second hand.
SECOND_HAND = "(secondary)"


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def was_read(row: dict[str, str]) -> bool:
    if "status" in row:
        return row["status"].split(",")[0] in {"read", "seen"}
    return SECOND_HAND not in row["source"]


def write(name: str, fields: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    kept = list(rows)
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(fields)
        writer.writerows(kept)
    print(f"{name}: {len(kept)} rows")


def batteries(folder: Path, keys: dict[str, str]) -> Iterable[list[str]]:
    for row in table(folder / "battery_composition_kg_per_kwh.csv"):
        if was_read(row):
            key = keys[row["chemistry"]]
            yield [key, "", row["material"], row["value"], "", "", row["unit"], "batpac", "B", ""]


def panels(folder: Path) -> Iterable[list[str]]:
    named = {"aluminium_frame": "aluminium"}
    for row in table(folder / "pv_intensity_by_year.csv"):
        for column, value in row.items():
            match = re.fullmatch(r"(silver|silicon|copper|aluminium_frame|glass)_kg_per_mw", column)
            if match and value:
                name = named.get(match[1], match[1])
                note = "frame only" if name == "aluminium" else ""
                yield ["pv_csi", row["year"], name, value, "", "", "kg/MW", "pv_ice", "B", note]


def literature(folder: Path, keys: dict[str, str]) -> Iterable[list[str]]:
    for row in table(folder / "composition_products.csv"):
        if not was_read(row) or row["product"] not in keys:
            continue
        source = (
            "premise"
            if row["source"].startswith("median")
            else ("oeko_2016" if "2016" in row["product"] else "oeko_2012")
        )
        several = int(row["n_sources"] or 1) > 1
        grade = {"premise": "B" if several else "C", "oeko_2012": "C", "oeko_2016": "D"}[source]
        bounds = [row["min"], row["max"]] if several else ["", ""]
        note = f"{row['n_sources']} sources" if row["n_sources"] else ""
        unit = UNITS.get(row["unit"], row["unit"])
        yield [keys[row["product"]], "", row["material"], row["value"], *bounds, unit, source, grade, note]


def buildings(folder: Path, keys: dict[str, str]) -> Iterable[list[str]]:
    for row in table(folder / "building_intensity_eu15.csv"):
        name = {"aluminum": "aluminium"}.get(row["material"], row["material"])
        own = int(row["n_original_cell"])
        note = f"{own} of {row['n_used']} buildings are of this kind and region; the range is P5 to P95"
        bounds = [row["p50"], row["p5"], row["p95"]]
        key = keys[f"{row['function']}|{row['structure']}"]
        yield [key, "", name, *bounds, "kg/m2", "rasmi", "B" if own >= 10 else "D", note]


def devices(folder: Path) -> Iterable[list[str]]:
    for row in table(folder / "composition_products.csv"):
        if was_read(row) and row["material"] in {"tubes per device", "NdFeB magnets"}:
            source = "oeko_2012" if row["unit"] == "pieces" else "hdd_magnets"
            unit = row["unit"] if row["unit"] == "pieces" else "% of mass"
            yield [
                row["product"],
                row["material"],
                row["value"],
                unit,
                source,
                "C" if source == "oeko_2012" else "D",
            ]


def rates(folder: Path) -> Iterable[list[str]]:
    sources = {
        "Oct 2024": "eurostat_weee_2024",
        "Oct 2023": "eurostat_weee_2023",
        "rebootify": "eurostat_weee_2020",
        "CRM Outlook": "futuram_weee",
        "zerocarbon": "futuram_all",
        "IRENA": "irena_pv",
        "reegain": "habib_2014",
    }
    before = ""
    for row in table(folder / "rates_and_headlines.csv"):
        if not was_read(row) or "target" in row["indicator"]:
            continue
        said = row["source"]
        if said.startswith("same"):
            key = before
        else:
            key = next((key for text, key in sources.items() if text in said), "eurostat_weee_2024")
            if key == "eurostat_weee_2024" and row["year"] == "2021":
                key = "eurostat_weee_2023"
        before = key
        low, _, high = row["value"].partition("-")
        unit, note = row["unit"], ""
        if "(" in unit:
            unit, _, note = unit.partition(" (")
            if "elsewhere" in note:
                note = "another place of the page: " + re.sub(r"[^0-9.-]", "", note)
        name = re.sub(r" \(.*\)", "", row["indicator"])
        yield [
            name,
            low if not high else "",
            low if high else "",
            high,
            unit,
            row["geo"],
            re.sub(r"\D", "", row["year"]),
            key,
            note.rstrip(")"),
        ]


def targets(folder: Path) -> Iterable[list[str]]:
    for row in table(folder / "regulation_targets.csv"):
        if was_read(row):
            law = "law_weee" if row["act"].startswith("Directive") else "law_batteries"
            kind = row["target"].partition(" (")[0].replace(" ", "_")
            yield [kind, row["subject"], row["value_pct"], row["date"][:4], law]
    for row in table(folder / "crma_benchmarks_2030.csv"):
        if row["legal_source"].startswith("Regulation (EU) 2024/1252"):
            yield [
                "crma_" + row["benchmark"],
                "strategic raw materials",
                row["value_pct"],
                "2030",
                "law_crma",
            ]


def lifetimes(folder: Path) -> Iterable[list[str]]:
    yield ["pv_regular_loss", "weibull", "5.3759", "30", "pv_ice_lifetimes", "B"]
    yield ["pv_early_loss", "weibull", "2.4928", "30", "pv_ice_lifetimes", "B"]
    stated = {row["product"]: row for row in table(folder / "lifetimes_other.csv")}
    for name, shape in (
        ("PV module, regular loss", "shape 5.3759"),
        ("PV module, early loss", "shape 2.4928"),
    ):
        if stated[name]["parameter_1"] != shape:
            raise SystemExit(f"{name}: the table says {stated[name]['parameter_1']}, typed here {shape}")


def unu(folder: Path) -> Iterable[list[str]]:
    for row in table(folder / "unu_keys.csv"):
        weights = [row[f"avg_weight_kg_{year}"] for year in YEARS]
        lives = [
            row[f"weibull_{part}_{where}"] for where in ("nl_fr_be", "it") for part in ("shape", "scale")
        ]
        yield [
            row["unu_key"],
            row["eu6_category"],
            row["eu10_category"],
            row["introduction_year"],
            *weights,
            *lives,
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    keys = {row["typed_as"]: row["key"] for row in table(DATA / "products.csv") if row["typed_as"]}
    content = [*batteries(folder, keys), *panels(folder), *literature(folder, keys), *buildings(folder, keys)]
    write("content.csv", FIELDS, content)
    mass = [[row["year"], row["kg_per_mw_total_wot"]] for row in table(folder / "pv_intensity_by_year.csv")]
    write("pv_mass.csv", ("year", "kg_per_mw"), (row for row in mass if row[1]))
    write("parts.csv", ("product", "part", "value", "unit", "source", "grade"), devices(folder))
    write(
        "rates.csv",
        ("indicator", "value", "low", "high", "unit", "geo", "year", "source", "note"),
        rates(folder),
    )
    write("targets.csv", ("kind", "subject", "percent", "year", "source"), targets(folder))
    write("lifetimes.csv", ("key", "distribution", "p1", "p2", "source", "grade"), lifetimes(folder))
    lives = ("shape_nl_fr_be", "scale_nl_fr_be", "shape_it", "scale_it")
    write("unu.csv", ("key", "eu6", "eu10", "since", *(f"kg_{year}" for year in YEARS), *lives), unu(folder))


if __name__ == "__main__":
    main()
