"""Shipped facts as rows of a study: what choosing a product of the catalogue brings along. Knows nothing of Django.

The rows are copies with their source: each can be changed in the study, with a reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from circulade.files.mine import COLUMNS, Assumption, Product, Substance
from circulade.files.sheets import text_of
from circulade.vocabularies import urbanmine as facts
from circulade.vocabularies.tables import rows as table_rows

Cells = dict[str, str]
UNU_PREFIX = "unu_"
EQUIPMENT = "eee"
"""All electrical equipment together, by weight: what is known of a country that counts no categories."""
# What a family's products live, where a lifetime was read: panels by their regular loss.
_FAMILY_LIFETIMES = {facts.Family.PHOTOVOLTAICS: "pv_regular_loss"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A product of the catalogue as people choose it; `has` says what comes with it."""

    key: str
    name: str
    group: str
    unit: str
    has: tuple[str, ...]


def choices() -> tuple[Choice, ...]:
    """Return everything that can be chosen: products with known content, then the 54 categories of equipment."""
    found = []
    for each in facts.products():
        has = ["content"] if facts.content(each.key) else []
        if each.family in _FAMILY_LIFETIMES:
            has.append("lifetime")
        found.append(Choice(each.key, each.name, each.family.value, each.unit, tuple(has)))
    found.append(
        Choice(EQUIPMENT, "Electrical equipment, all together", "electrical equipment", "kg", ("lifetime",))
    )
    for category in facts.unu_categories():
        key = UNU_PREFIX + category.key
        found.append(Choice(key, category.name, "electrical equipment", "piece", ("mass", "lifetime")))
    return tuple(found)


def choice(key: str) -> Choice:
    """Return a product of the catalogue; raises `LookupError`."""
    for each in choices():
        if each.key == key:
            return each
    raise LookupError(key)


def assumptions_of(key: str, *, product: str, place: str = "") -> list[Assumption]:
    """Return the shipped assumptions of a product of the catalogue, under the study's own key for it.

    `place` is a country code: equipment in Italy lives by the Italian table.
    """
    if key == EQUIPMENT:
        return [_mean_life(product)]
    if key.startswith(UNU_PREFIX):
        return _equipment(facts.unu_category(key.removeprefix(UNU_PREFIX)), product, italian=place == "IT")
    found = [
        Assumption(
            product=product,
            kind="content",
            value=each.value,
            unit=each.unit,
            substance=each.substance.key,
            year=each.year,
            low=each.low,
            high=each.high,
            source=f"{each.reference.citation} ({each.reference.year})",
            grade=each.grade.value,
            basis=each.substance.basis.value,
        )
        for each in facts.content(key)
    ]
    family = facts.product(key).family
    life = next((each for each in facts.lifetimes() if each.key == _FAMILY_LIFETIMES.get(family)), None)
    if life is not None:
        found.append(
            Assumption(
                product=product,
                kind="lifetime",
                value=life.p2,
                form=life.distribution,
                spread=life.p1,
                source=life.reference.citation,
                grade=life.grade.value,
            )
        )
    return found + (_panel_mass(product) if family is facts.Family.PHOTOVOLTAICS else [])


def _panel_mass(product: str) -> list[Assumption]:
    source = facts.reference("pv_mass")
    return [
        Assumption(
            product,
            "mass",
            float(row["kg_per_mw"]),
            "kg/MW",
            year=int(row["year"]),
            source=source.citation,
            grade="C",
        )
        for row in table_rows("urbanmine/pv_mass.csv")
    ]


def _equipment(category: facts.UnuCategory, product: str, *, italian: bool) -> list[Assumption]:
    shape = category.shape_it if italian else category.shape
    scale = category.scale_it if italian else category.scale
    lives = facts.reference("unu_lifetimes").citation
    where = "Italy" if italian else "the Netherlands, France and Belgium"
    weights = facts.reference("unu_weights").citation
    life = Assumption(
        product, "lifetime", scale, form="weibull", spread=shape, source=f"{lives}; {where}", grade="B"
    )
    return [
        life,
        *(
            Assumption(product, "mass", kilograms, "kg/piece", year=year, source=weights, grade="B")
            for year, kilograms in category.weights
        ),
    ]


def substance_row(key: str) -> Substance:
    """Return a shipped substance as a row."""
    found = facts.substance(key)
    return Substance(found.key, found.name, found.category.value, found.basis.value)


def product_row(key: str, *, product: str, way: str, name: str = "") -> Product:
    """Return a row for a product of the catalogue."""
    found = choice(key)
    return Product(product, name or found.name, way, found.unit, catalogue=key)


def as_cells(sheet: str, row: object) -> Cells:
    """Return a row as the text of its cells, the empty ones left out."""
    cells = {column.name: text_of(getattr(row, column.name)) for column in COLUMNS[sheet]}
    return {name: text for name, text in cells.items() if text}


def substances_of(rows: Iterable[Assumption]) -> list[str]:
    """Return the substances that rows name, each once."""
    return list(dict.fromkeys(row.substance for row in rows if row.substance))


def _mean_life(product: str) -> Assumption:
    """All equipment together lives as long as the plain mean of the categories: a stand-in."""
    categories = facts.unu_categories()
    shape, scale = (
        float(f"{sum(values) / len(categories):.6g}")
        for values in ([each.shape for each in categories], [each.scale for each in categories])
    )
    source = f"{facts.reference('unu_lifetimes').citation}: plain mean of {len(categories)} categories"
    return Assumption(product, "lifetime", scale, form="weibull", spread=shape, source=source, grade="C")
