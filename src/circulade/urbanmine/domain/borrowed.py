"""National figures for a territory of which only the population is known: what a product of the catalogue takes along.

The rows are copies with their source, as those of the catalogue are: each can be changed in the study.
"""

from circulade.files.mine import Point
from circulade.urbanmine.domain.catalogue import EQUIPMENT, Cells, as_cells
from circulade.vocabularies import urbanmine as facts
from circulade.vocabularies.countries import country_name

SERIES = {facts.Family.PHOTOVOLTAICS: "pv", facts.Family.WIND: "wind", facts.Family.BATTERY: "ev"}
"""The national series of a family of products; it counts the whole family, whatever its kinds."""


def borrowed(key: str, *, product: str, country: str) -> tuple[Cells, list[Cells]]:
    """Return what the product's row says of the place, and its figures; nothing where no national figures were read."""
    found = facts.national(_series(key), country)
    if found is None:
        return {}, []
    people = facts.inhabitants(found.country)
    place = "European Union" if found.country == "EU" else country_name(found.country, "en")
    source = found.reference.citation
    points = (
        Point(product, year, value, found.unit, source, found.grade.value) for year, value in found.values
    )
    row = {
        "reference_place": place,
        "reference_population": str(people.number),
        "reference_source": f"{people.reference.citation}, {people.year}",
    }
    return row, [as_cells("points", each) for each in points]


def _series(key: str) -> str:
    if key == EQUIPMENT:
        return "eee"
    known = {each.key: each.family for each in facts.products()}
    return SERIES.get(known[key], "") if key in known else ""
