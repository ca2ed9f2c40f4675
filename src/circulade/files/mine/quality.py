"""What a number rests on: the worst grade among the rows behind it, and their sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from circulade.files.mine.assumed import Assumed
from circulade.files.mine.study import Assumption, Point, Product

RATES = {"collected": ("collection",), "recovered": ("collection", "dismantling", "recovery")}
"""The stated shares behind a part of what is discarded."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The worst grade, A to E, and the sources, each once, in the order of the rows."""

    grade: str
    sources: tuple[str, ...]


def basis_of(
    assumed: Assumed, products: Iterable[Product], *, substance: str = "", part: str = "stock"
) -> Basis:
    """Return what a part of some products rests on, or of a substance in them."""
    rows = [row for product in products for row in _rows(assumed, product, substance, part)]
    grade = max((row.grade for row in rows), default="E")
    return Basis(grade, tuple(dict.fromkeys(row.source for row in rows if row.source)))


def _rows(assumed: Assumed, product: Product, substance: str, part: str) -> Iterator[Point | Assumption]:
    key = product.product
    yield from assumed.points(key)
    for kind in ("lifetime", "growth", "history"):
        yield from assumed.of(key, kind)
    if substance:
        yield from assumed.contents(product).get(substance, ())
    for kind in RATES.get(part, ()):
        if (found := assumed.rate(key, kind, substance)) is not None:
            yield found
