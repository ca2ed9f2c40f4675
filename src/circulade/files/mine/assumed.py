"""Which rows hold for a product: its figures in order, its own assumptions first, then those that hold for all."""

from collections import defaultdict
from collections.abc import Sequence

from circulade.files.mine.study import Assumption, Point, Product, Study

MASS = "*"
"""Stands for the mass of the product itself where substances are named."""


class Assumed:
    """The rows of a study, found by product and kind without reading all of them again."""

    def __init__(self, study: Study) -> None:
        self._rows: dict[tuple[str, str], list[Assumption]] = defaultdict(list)
        for row in study.assumptions:
            self._rows[row.product, row.kind].append(row)
        self._points: dict[str, list[Point]] = defaultdict(list)
        for point in sorted(study.points, key=lambda each: each.year):
            self._points[point.product].append(point)

    def points(self, product: str) -> Sequence[Point]:
        """Return the figures of a product by year."""
        return self._points.get(product, [])

    def of(self, product: str, kind: str) -> Sequence[Assumption]:
        """Return the rows of one kind; those without a product hold for all that have none."""
        own, general = self._rows.get((product, kind), []), self._rows.get(("", kind), [])
        named = {each.substance for each in own}
        return [*own, *(each for each in general if each.substance not in named)]

    def rate(self, product: str, kind: str, substance: str = "") -> Assumption | None:
        """Return the rate that holds: of the product and substance first, then more and more general ones."""
        for own, named in ((product, substance), (product, ""), ("", substance), ("", "")):
            for each in self._rows.get((own, kind), ()):
                if each.substance == named:
                    return each
        return None

    def contents(self, product: Product) -> dict[str, list[Assumption]]:
        """Return the rows of content by substance; the mass of the product stands under `MASS`."""
        found: dict[str, list[Assumption]] = {}
        for row in self._rows.get((product.product, "content"), ()):
            found.setdefault(row.substance, []).append(row)
        if masses := self._rows.get((product.product, "mass")):
            found[MASS] = list(masses)
        elif product.unit in ("kg", "t"):
            kilograms = 1.0 if product.unit == "kg" else 1000.0
            exact = {"low": kilograms, "high": kilograms, "grade": "A"}
            found[MASS] = [Assumption(product.product, "mass", kilograms, **exact)]  # type: ignore[arg-type]
        return found
