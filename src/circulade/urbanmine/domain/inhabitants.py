"""Kilograms per inhabitant of a study, class by class, to stand beside territories that agreed to share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from circulade.files.mine import BASELINE
from circulade.files.mine.study import CLASSES
from circulade.urbanmine.domain.shown import shown
from circulade.urbanmine.models import MineStudy


@dataclass(frozen=True, slots=True)
class PerInhabitant:
    """One class of materials of one territory: kilograms per inhabitant in stock, and discarded a year on average.

    `grade` is the worst of all that the study rests on.
    """

    territory: str
    products: tuple[str, ...]
    category: str
    in_stock: float
    discarded: float
    grade: str


def per_inhabitant(studies: Iterable[MineStudy]) -> Iterator[PerInhabitant]:
    """Return the classes of each study in their order; a study without a result or inhabitants is left out."""
    for record in studies:
        each = shown(record)
        people = each.study.header.population if each else None
        if each is None or not people:
            continue
        years = each.span[1] - each.span[0] + 1
        names = tuple(str(product["name"]) for product in each.products)
        for category in CLASSES:
            keys = [key for key in each.substances if each.category(key) == category]
            rows = [each.result["classes"][BASELINE][key] for key in keys]
            stock = sum(row["in_stock"][1] for row in rows) / people
            out = sum(row["discarded"][1] for row in rows) / people / years
            grade = each.quality.of("discarded").grade
            yield PerInhabitant(str(record.territory), names, category, stock, out, grade)
