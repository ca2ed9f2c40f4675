"""What is allowed in a study and yet looks like a mistake: said in a line, never changed."""

from collections.abc import Iterator

import numpy as np

from circulade.engines.stocks.lifetime import Floats
from circulade.files.mine.assumed import MASS, Assumed
from circulade.files.mine.checking import Problem
from circulade.files.mine.modelling import by_year
from circulade.files.mine.study import Assumption, Product, Strategy, Study, Substance

SLACK = 1.001
"""Contents may come to this much of the mass: rounded shares add up to a little more than the whole."""
RATES = {"collect": "collection", "dismantle": "dismantling", "recover": "recovery"}


def doubts_of(study: Study) -> list[Problem]:
    """Return what is doubted in a study that has no problems."""
    assumed = Assumed(study)
    rows = {id(row): at for at, row in enumerate(study.assumptions)}
    heavy = [_heavy(study, product, assumed, rows) for product in study.products]
    return [*_broken(study), *_alike(study, assumed), *filter(None, heavy), *_idle(study, assumed)]


def _broken(study: Study) -> Iterator[Problem]:
    """Doubt a part of a piece: “1.234” is 1234 where people put a point between thousands."""
    for row, each in enumerate(study.points):
        if each.unit == "piece" and each.value % 1:
            text = f"{each.value:.12g} pieces: if the point stands between thousands, write the number without it"
            yield Problem("points", row, "value", text)


def _alike(study: Study, assumed: Assumed) -> Iterator[Problem]:
    """Doubt two products with the same figures: national figures of a whole family, counted for each of its kinds."""
    seen: dict[tuple[tuple[int, float], ...], str] = {}
    for row, product in enumerate(study.products):
        figures = tuple((each.year, each.value) for each in assumed.points(product.product))
        first = seen.setdefault(figures, product.product)
        if figures and first != product.product and any(value for _, value in figures):
            text = (
                f"“{product.product}” has the same figures as “{first}”: if they count all kinds together, give each "
                "its part"
            )
            yield Problem("products", row, "product", text)


def _heavy(study: Study, product: Product, assumed: Assumed, rows: dict[int, int]) -> Problem | None:
    """Doubt contents that weigh more than the product that holds them: the heaviest one, else all together."""
    contents = assumed.contents(product)
    masses = contents.pop(MASS, None)
    if not masses or not contents:
        return None
    stated = [row.year for own in (masses, *contents.values()) for row in own if row.year]
    years = (min(stated, default=study.header.base_year), max(stated, default=study.header.base_year))
    known = {each.substance: each for each in study.substances}
    mass = _weights(masses, years, product)
    weights = np.array([_weights(own, years, product, known.get(key)) for key, own in contents.items()])
    over, whole = weights > SLACK * mass, weights.sum(axis=0) > SLACK * mass
    if not whole.any():
        return None
    at = int(np.argmax(over.any(axis=0) if over.any() else whole))
    heaviest = int(np.argmax(weights[:, at]))
    substance, own = list(contents.items())[heaviest]
    what = f"{weights[heaviest, at]:.3g} kg of {substance}"
    if not over.any():
        what = f"materials of {weights[:, at].sum():.3g} kg in all"
    text = (
        f"{what} in one {product.unit} of “{product.product}” made in {years[0] + at}, which weighs {mass[at]:.3g} kg: "
        "check the units, and that no material is counted twice"
    )
    return Problem("assumptions", rows.get(id(own[0]), -1), "value", text)


def _weights(
    rows: list[Assumption], years: tuple[int, int], product: Product, substance: Substance | None = None
) -> Floats:
    found = by_year(rows, *years, per=product.unit, substance=substance)
    return np.broadcast_to(found, years[1] - years[0] + 1)


def _idle(study: Study, assumed: Assumed) -> Iterator[Problem]:
    """Doubt a step that raises a rate to no more than what is stated already."""
    for row, step in enumerate(study.strategies):
        if step.strategy not in RATES or step.share is None:
            continue
        stated = list(_stated(study, step, assumed))
        idle = [(name, value) for name, value in stated if step.share <= value]
        if not idle:
            continue
        name, value = idle[0]
        rest = "it changes nothing" if len(idle) == len(stated) else "there it changes nothing"
        text = (
            f"{step.strategy} {step.share:g} % is no more than the {RATES[step.strategy]} of {value:g} % stated for "
            f"“{name}”: {rest}, because a step never lowers a rate"
        )
        yield Problem("strategies", row, "share", text)


def _stated(study: Study, step: Strategy, assumed: Assumed) -> Iterator[tuple[str, float]]:
    """Return the rate that each product, or each material in it, has without the step."""
    kind = RATES[step.strategy]
    for product in study.products:
        if step.product not in ("", product.product):
            continue
        held = [""] if kind == "collection" else [key for key in assumed.contents(product) if key != MASS]
        for substance in held:
            if step.substance not in ("", substance):
                continue
            found = assumed.rate(product.product, kind, substance)
            value = 100.0 if found is None and kind == "dismantling" else found.value if found else 0.0
            yield (f"{product.product}, {substance}" if substance else product.product), value
