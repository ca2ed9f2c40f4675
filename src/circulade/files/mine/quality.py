"""What a number rests on: the worst grade among the rows behind it, and their sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from circulade.files.mine.assumed import Assumed
from circulade.files.mine.study import Assumption, Point, Product, Study

RATES = {"collected": ("collection",), "recovered": ("collection", "dismantling", "recovery")}
"""The stated shares behind a part of what is discarded."""
SAME_ROWS = {
    "in_stock": "stock",
    "recoverable": "recovered",
    "priced": "recovered",
    "landfill_avoided": "collected",
    "virgin_avoided": "recovered",
    "value": "recovered",
}
"""Parts that rest on the rows of a part with another name."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The worst grade, A to E, and the sources, each once, in the order of the rows."""

    grade: str
    sources: tuple[str, ...]


class Quality:
    """What the numbers of a study rest on; each is looked up once."""

    def __init__(self, study: Study) -> None:
        self._study, self._assumed = study, Assumed(study)
        self._found: dict[tuple[str, str, str], Basis] = {}

    def of(self, part: str, *, product: str = "", substance: str = "") -> Basis:
        """Return what a part rests on: of a product, of a substance in it or in all that hold it, or of everything."""
        part = SAME_ROWS.get(part, part)
        key = (part, product, substance)
        if key not in self._found:
            rows = [
                row
                for each in self._products(product, substance)
                for row in self._rows(each, part, substance)
            ]
            grade = max((row.grade for row in rows), default="E")
            self._found[key] = Basis(grade, tuple(dict.fromkeys(row.source for row in rows if row.source)))
        return self._found[key]

    def _products(self, product: str, substance: str) -> list[Product]:
        """Return the products behind a number."""
        if product:
            return [each for each in self._study.products if each.product == product]
        return [
            each
            for each in self._study.products
            if not substance or substance in self._assumed.contents(each)
        ]

    def _rows(self, product: Product, part: str, substance: str) -> Iterator[Point | Assumption]:
        key = product.product
        yield from self._assumed.points(key)
        for kind in ("lifetime", "growth", "history"):
            yield from self._assumed.of(key, kind)
        if substance:
            yield from self._assumed.contents(product).get(substance, ())
        for kind in RATES.get(part, ()):
            if (found := self._assumed.rate(key, kind, substance)) is not None:
                yield found
