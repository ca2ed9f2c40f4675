"""Tables of a result as rows of text for the pages; every amount with its unit and range."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from circulade.files.mine.study import CLASSES
from circulade.urbanmine.domain.amounts import change, digits, middle, range_only, with_range
from circulade.urbanmine.domain.inhabitants import per_inhabitant
from circulade.urbanmine.domain.shown import Shown, class_label
from circulade.urbanmine.domain.spans import spans
from circulade.urbanmine.models import MineStudy
from circulade.vocabularies.urbanmine import Grade, rates, targets


@dataclass(frozen=True, slots=True)
class Block:
    """A table of one class of materials: sums of two classes are never mixed."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def class_blocks(shown: Shown, scenario: str) -> list[Block]:
    """Return the classes after UNFC, substance by substance; "no recovery step" where none was stated."""
    absent = {
        "in_stock": "",
        "discarded": "",
        "collected": _("no collection stated"),
        "recoverable": _("no recovery step stated"),
        "priced": _("no price entered"),
    }
    found = []
    for category in CLASSES:
        rows = []
        for key, row in shown.result["classes"][scenario].items():
            if shown.category(key) != category:
                continue
            cells = {
                part: shown.graded(with_range(row[part], "kg"), part, substance=key) or missing
                for part, missing in absent.items()
            }
            rows.append((shown.substance_name(key), *cells.values()))
        if rows:
            found.append(Block(class_label(category), tuple(rows)))
    return found


def matrix_blocks(shown: Shown, part: str) -> list[tuple[str, list[str], list[tuple[str, list[str]]]]]:
    """Return materials by products, class by class: kilograms in stock, or discarded ahead."""
    matrix = shown.result["matrix"]
    found = []
    for category in CLASSES:
        keys = [key for key in shown.substances if shown.category(key) == category]
        held = [product for product, row in matrix.items() if set(row) & set(keys)]
        rows = [
            (
                shown.substance_name(key),
                [
                    shown.graded(
                        with_range(matrix[product].get(key, {}).get(part), "kg"),
                        part,
                        product=product,
                        substance=key,
                    )
                    for product in held
                ],
            )
            for key in keys
        ]
        if rows:
            found.append((class_label(category), [shown.product_name(product) for product in held], rows))
    return found


def difference_rows(shown: Shown, scenario: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return a scenario as differences to the baseline: by product in its unit, by substance in kilograms."""
    found = shown.result["differences"][scenario]
    units = {each["product"]: each["unit"] for each in shown.products}
    products = [
        (
            shown.product_name(key),
            *(
                shown.graded(change(row[part], units[key]), part, product=key)
                for part in ("fresh", "discarded", "returned")
            ),
        )
        for key, row in found["products"].items()
    ]
    substances = [
        (
            shown.substance_name(key),
            *(
                shown.graded(change(row[part], "kg"), part, substance=key) or "–"
                for part in ("fresh", "discarded", "collected", "recovered")
            ),
        )
        for key, row in found["substances"].items()
    ]
    return products, substances


def result_lines(shown: Shown, scenario: str) -> list[tuple[str, str, str]]:
    """Return the three result lines: landfill avoided, virgin input avoided, value; label, middle, range and note."""
    lines = shown.result["lines"][scenario]
    first, last = shown.span
    years = _("%(first)d to %(last)d") % {"first": first, "last": last}
    kept, won = (shown.quality.of(part).grade for part in ("landfill_avoided", "virgin_avoided"))
    found = [
        _line(
            _("Landfill avoided"), lines["landfill_avoided"], years, kept, _("no mass or collection stated")
        )
    ]
    found.extend(
        _line(_("Virgin input avoided"), band, class_label(category), won)
        for category in CLASSES
        if (band := lines["virgin_avoided"][category]) is not None
    )
    if not any(lines["virgin_avoided"].values()):
        found.append((_("Virgin input avoided"), _("none"), _("no recovery step stated")))
    found.extend(
        (
            _("Value"),
            f"{digits(low)} – {digits(high)} {currency}",
            _("of what is recovered, costs not examined; grade %(grade)s") % {"grade": won},
        )
        for currency, (low, high) in lines["value"].items()
    )
    if not lines["value"]:
        found.append((_("Value"), _("unknown"), _("no price entered")))
    return found


def _line(
    label: str, band: list[float] | None, note: str, grade: str, missing: str = ""
) -> tuple[str, str, str]:
    if band is None:
        return label, _("unknown"), missing
    told = {"range": range_only(band, "kg"), "note": note, "grade": grade}
    return label, middle(band, "kg"), _("P5 to P95: %(range)s; %(note)s; grade %(grade)s") % told


def quality_rows(shown: Shown) -> list[tuple[str, ...]]:
    """Return the quality of every product's figures."""
    ways = {
        "stock": _("stock series"),
        "sales": _("sales or registrations"),
        "population": _("national figures by population"),
    }
    return [
        (
            each["name"],
            ways[each["way"]],
            f"{each['grade']}: {_(Grade(each['grade']).meaning)}",
            str(len(each["given"])),
            spans(each["gaps"]) or _("none"),
            f"÷ × {digits(each['band'])}",
        )
        for each in shown.products
    ]


def calibration_rows(shown: Shown) -> list[tuple[str, ...]]:
    """Return collected weights beside what was generated, with their ratio."""
    return [
        (
            shown.product_name(row["product"]),
            str(row["year"]),
            f"{digits(row['tonnes'])} t ({row['grade']})",
            shown.graded(with_range(row["generated_kg"], "kg"), "discarded", product=row["product"]),
            f"{digits(row['ratio'] * 100)} %" if row["ratio"] is not None else "–",
        )
        for row in shown.result["calibration"]
    ]


def benchmark_rows() -> list[tuple[str, ...]]:
    """Return the targets of the law and the figures of Europe; none binds a city."""
    kinds = {
        "collection": _("collection"),
        "material_recovery": _("material recovery"),
        "recycling_efficiency": _("recycling efficiency"),
        "recycled_content": _("recycled content"),
    }
    wanted = ("WEEE", "portable batteries", "lithium")
    found: list[tuple[str, ...]] = [
        (
            f"{each.subject}: {kinds.get(each.kind, each.kind)}",
            f"{digits(each.percent)} %",
            str(each.year),
            f"{each.reference.citation} · {each.reference.grade}",
        )
        for each in targets()
        if each.subject in wanted and each.kind in ("collection", "material_recovery")
    ]
    act = next(each for each in targets() if each.kind == "crma_recycling")
    found.append(
        (
            _("Strategic raw materials: recycling, of what the EU uses"),
            f"{digits(act.percent)} %",
            str(act.year),
            f"{act.reference.citation} · {act.reference.grade}",
        )
    )
    found.extend(
        (
            f"{rate.indicator} ({rate.geo})",
            f"{digits(rate.value)} {'%' if rate.unit == '%' else _('kg per inhabitant')}",
            str(rate.year),
            f"{rate.reference.citation} · {rate.reference.grade}",
        )
        for rate in rates()
        if rate.unit in ("%", "kg/inhabitant")
        and rate.indicator.startswith("WEEE")
        and rate.value is not None
    )
    return found


def inhabitant_rows(studies: Iterable[MineStudy]) -> list[tuple[str, ...]]:
    """Return kilograms per inhabitant of each study: a row a territory, two cells a class of materials."""
    found: list[tuple[str, ...]] = []
    rows = list(per_inhabitant(studies))
    for start in range(0, len(rows), len(CLASSES)):
        own = rows[start : start + len(CLASSES)]
        cells = [f"{digits(value)} kg" for each in own for value in (each.in_stock, each.discarded)]
        found.append((own[0].territory, ", ".join(own[0].products), own[0].grade, *cells))
    return found
