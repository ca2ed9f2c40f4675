"""What a number rests on: the worst grade among the rows behind it, and their sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from circulade.files.mine.recovery import stated_rate
from circulade.files.mine.study import Assumption, Point, Study

RATES = {"collected": ("collection",), "recovered": ("collection", "dismantling", "recovery")}
"""The stated shares behind a part of what is discarded."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The worst grade, A to E, and the sources, each once, in the order of the rows."""

    grade: str
    sources: tuple[str, ...]


def basis_of(study: Study, products: tuple[str, ...], *, substance: str = "", part: str = "stock") -> Basis:
    """Return what a part of some products rests on, or of a substance in them."""
    rows = [row for product in products for row in _rows(study, product, substance, part)]
    grade = max((row.grade for row in rows), default="E")
    return Basis(grade, tuple(dict.fromkeys(row.source for row in rows if row.source)))


def holders(study: Study, substance: str) -> tuple[str, ...]:
    """Return the products that hold a substance."""
    held = {row.product for row in study.assumptions if (row.kind, row.substance) == ("content", substance)}
    return tuple(each.product for each in study.products if each.product in held)


def _rows(study: Study, product: str, substance: str, part: str) -> Iterator[Point | Assumption]:
    yield from (each for each in study.points if each.product == product)
    for kind in ("lifetime", "growth", "history"):
        yield from study.assumed(product, kind)
    for row in study.assumptions:
        if substance and (row.product, row.kind, row.substance) == (product, "content", substance):
            yield row
    for kind in RATES.get(part, ()):
        if (found := stated_rate(study, product, kind, substance)) is not None:
            yield found
