"""A product of a study as a model of the engine: its amounts, lifetime, contents, rates and scenarios."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from circulade.engines.stocks import Content, Lifetime, Model
from circulade.engines.stocks import Product as Modelled
from circulade.engines.stocks.assumption import Assumption as Law
from circulade.engines.stocks.assumption import sure
from circulade.engines.stocks.lifetime import Floats
from circulade.files.mine.assumed import MASS, Assumed
from circulade.files.mine.basis import basis_factor
from circulade.files.mine.drawing import Chunk, Doubt, Draws, doubt
from circulade.files.mine.filling import Series
from circulade.files.mine.lifetimes import lifetime_of
from circulade.files.mine.steps import steps_of, strategy_of
from circulade.files.mine.study import Assumption, Product, Study, Substance
from circulade.files.mine.units import content_factor

PAST_YEARS = 60
"""Years before the first figure that `history` fills in for a series of sales."""
SHORTEST_LIFE = 0.2
"""No draw of a lifetime is shorter than this share of the stated one, however wide its band."""
USUAL_GROWTH = 2.0
"""Per cent a year by which a growth may lie off, either way, where no range is stated."""
UNIT = "unit"
"""The engine counts units of the product, whatever they are: contents are kilograms in one of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Mined:
    """A product with its model; `doubts` gives the key of the draw behind each value of the model.

    `stated` holds the rates that the baseline states, by kind and substance: what nobody stated is no result.
    """

    product: Product
    series: Series
    model: Model
    doubts: Mapping[str, str]
    stated: frozenset[tuple[str, str]]

    @property
    def modelled(self) -> Modelled:
        """The one product of the model."""
        return self.model.products[0]

    def values(self, chunk: Chunk) -> dict[str, Floats]:
        """Return the value of everything in the model that has one, in every draw."""
        return {
            key: chunk[self.doubts[key]] if key in self.doubts else np.full(len(chunk), law.value)
            for key, law in self.model.assumptions().items()
        }


def mined_of(study: Study, product: Product, series: Series, *, assumed: Assumed, draws: Draws) -> Mined:
    """Return the model of a product, and announce what is in doubt about it."""
    key, base, contents = product.product, f"product/{product.product}", assumed.contents(product)
    doubts = dict(_amounts(product, series, assumed, draws))
    for substance, rows in contents.items():
        own = _content_doubt(product, substance, rows)
        doubts[f"{base}/content/{substance}"] = draws.add(f"content|{key}|{substance}", own)
    rates = dict(_rates(product, contents, assumed, draws))
    doubts |= rates
    laws = {name: draws.doubts[drawn].law for name, drawn in doubts.items()}
    backcast = PAST_YEARS if product.way != "stock" and f"{base}/history" in laws else 0
    first, last = series.first - backcast, study.header.last_year
    known = {each.substance: each for each in study.substances}
    held = {
        key: by_year(rows, first, last, per=product.unit, substance=known.get(key))
        for key, rows in contents.items()
    }
    life = lifetime_of(assumed.of(key, "lifetime")[0])
    model = Model(
        first_year=first,
        last_year=last,
        products=(_product(product, series, life, held, laws, begins=backcast, last=last),),
        keeps="stock",
        dismantling=_of_kind(laws, "dismantling"),
        recovery=_of_kind(laws, "recovery"),
        scenarios={
            name: tuple(strategy_of(each, substances=contents) for each in steps_of(study, name, key))
            for name in study.scenarios
        },
    )
    stated = (name.removeprefix(f"{base}/").partition("/") for name in rates)
    return Mined(
        product, series, model, doubts, frozenset((kind, substance) for kind, _, substance in stated)
    )


def _product(
    product: Product,
    series: Series,
    lifetime: Lifetime,
    held: Mapping[str, Floats],
    laws: Mapping[str, Law],
    *,
    begins: int,
    last: int,
) -> Modelled:
    base, stock = f"product/{product.product}", product.way == "stock"
    return Modelled(
        name=product.product,
        unit=UNIT,
        amounts=series.known[: last - series.first + 1],
        begins=begins,
        driven="stock" if stock else "inflow",
        lifetime=lifetime,
        contents=tuple(Content(substance, kilograms, f"kg/{UNIT}") for substance, kilograms in held.items()),
        content_levels={substance: laws[f"{base}/content/{substance}"] for substance in held},
        level=laws[f"{base}/level"],
        longevity=laws[f"{base}/longevity"],
        growth=laws.get(f"{base}/growth", sure(0.0)),
        history=laws.get(f"{base}/history", sure(0.0) if stock else None),
        collection=laws.get(f"{base}/collection", sure(0.0)),
    )


def _of_kind(laws: Mapping[str, Law], kind: str) -> dict[str, Law]:
    return {name.removeprefix(f"{kind}/"): law for name, law in laws.items() if name.startswith(f"{kind}/")}


def _amounts(product: Product, series: Series, assumed: Assumed, draws: Draws) -> Iterator[tuple[str, str]]:
    """Announce the doubts about figures, lifetime and growth; yields the model's key and that of the draw."""
    key, base, band = product.product, f"product/{product.product}", series.band
    figures = Law(1.0, "lognormal", 1 / band, band) if band > 1 else sure(1.0)
    yield f"{base}/level", draws.add(f"data|{key}", Doubt(f"figures of {product.name}", figures))
    life = assumed.of(key, "lifetime")[0]
    told = doubt(f"lifetime of {product.name}", life, size=1 / life.value, least=SHORTEST_LIFE)
    yield f"{base}/longevity", draws.add(f"lifetime|{key}", told)
    for kind in ("growth", "history"):
        for row in assumed.of(key, kind)[:1]:
            low = row.value - USUAL_GROWTH if row.low is None else row.low
            high = row.value + USUAL_GROWTH if row.high is None else row.high
            law = Law(row.value / 100, "normal", low / 100, high / 100)
            yield (
                f"{base}/{kind}",
                draws.add(f"{kind}|{key}", Doubt(f"{kind} of {product.name}", law, -np.inf)),
            )


def _content_doubt(product: Product, substance: str, rows: list[Assumption]) -> Doubt:
    """Return one factor on the content of all years: its ends are the mean of those that are stated."""
    label = f"mass of {product.name}" if substance == MASS else f"{substance} in {product.name}"
    laws = [doubt("", row, size=1 / row.value).law for row in rows if row.value > 0]
    if not laws:
        return Doubt(label, sure(1.0))
    if len({(law.low, law.high, law.grade) for law in laws}) == 1:
        return Doubt(label, laws[0])
    ends = np.array([law.at(np.array([0.05, 0.95])) for law in laws]).mean(axis=0)
    return Doubt(label, Law(1.0, "normal", min(1.0, float(ends[0])), max(1.0, float(ends[1]))))


def _rates(
    product: Product, substances: Mapping[str, object], assumed: Assumed, draws: Draws
) -> Iterator[tuple[str, str]]:
    """Announce the stated rates; one that holds for many products is one draw."""
    if (row := assumed.rate(product.product, "collection")) is not None:
        yield f"product/{product.product}/collection", _rate(product, row, draws)
    for substance in substances:
        for kind in ("dismantling", "recovery"):
            row = None if substance == MASS else assumed.rate(product.product, kind, substance)
            if row is not None:
                yield f"{kind}/{substance}", _rate(product, row, draws)


def _rate(product: Product, row: Assumption, draws: Draws) -> str:
    where = " ".join(part for part in (row.kind, row.substance and f"of {row.substance}") if part)
    told = doubt(f"{where} ({product.name if row.product else 'all products'})", row, size=0.01, most=1.0)
    return draws.add(f"{row.kind}|{row.product}|{row.substance}", told)


def by_year(
    rows: list[Assumption], first: int, last: int, *, per: str, substance: Substance | None = None
) -> Floats:
    """Return kilograms in one unit made in each year, of the basis of `substance` (None: of the product itself).

    Straight between stated years, constant outside.
    """
    each = [
        (
            row.year,
            row.value
            * content_factor(row.unit or f"kg/{per}", per=per)
            * (1.0 if substance is None else basis_factor(row, substance)),
        )
        for row in rows
    ]
    stated = sorted((year, kilograms) for year, kilograms in each if year)
    if not stated:
        return np.array([each[0][1]])
    years = np.arange(first, last + 1)
    return np.interp(years, [year for year, _ in stated], [kilograms for _, kilograms in stated])
