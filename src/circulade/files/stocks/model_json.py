"""A model of an urban mine as plain JSON, and back: what a stored run keeps."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np

from circulade.engines.stocks import (
    Assumption,
    ByCohort,
    Content,
    Course,
    DurableDesign,
    Lifetime,
    Model,
    Product,
    Recycle,
    Refurbish,
    RefuseReduce,
    Remanufacture,
    Repair,
    Repurpose,
    Reuse,
    Steady,
    Strategy,
)
from circulade.files.stocks.lifetimes import lifetime_of

STRATEGIES: dict[str, type[Strategy]] = {
    kind.name: kind
    for kind in (RefuseReduce, Repair, DurableDesign, Reuse, Refurbish, Remanufacture, Repurpose, Recycle)
}

LEVELS = ("level", "longevity", "growth", "collection", "dismantling")


def model_to_json(model: Model) -> dict[str, Any]:
    """Return a model as JSON values."""
    return {
        "first_year": model.first_year,
        "inflow_at": model.inflow_at,
        "keeps": model.keeps,
        "last_year": model.last_year,
        "dismantling": {name: _assumption(one) for name, one in sorted(model.dismantling.items())},
        "recovery": {name: _assumption(one) for name, one in sorted(model.recovery.items())},
        "products": [_product(product) for product in model.products],
        "scenarios": {
            name: [_strategy(one) for one in strategies] for name, strategies in model.scenarios.items()
        },
    }


def model_from_json(value: Mapping[str, Any]) -> Model:
    """Return the model that `model_to_json` wrote; raises what the model's parts raise."""
    return Model(
        first_year=value["first_year"],
        inflow_at=value["inflow_at"],
        keeps=value["keeps"],
        last_year=value["last_year"],
        dismantling={name: Assumption(**one) for name, one in value["dismantling"].items()},
        recovery={name: Assumption(**one) for name, one in value["recovery"].items()},
        products=tuple(_product_of(one) for one in value["products"]),
        scenarios={name: tuple(map(_strategy_of, given)) for name, given in value["scenarios"].items()},
    )


def _assumption(one: Assumption) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _lifetime(lifetime: Lifetime) -> list[Any]:
    return [lifetime.name, *(float(value.reshape(-1)[0]) for value in lifetime.parameters)]


def _lifetime_of(value: list[Any]) -> Lifetime:
    parameters = [float(one) for one in value[1:]]
    return type(lifetime_of(value[0], tuple([one] for one in parameters)))(*parameters)


def _product(product: Product) -> dict[str, Any]:
    initial: Any = None
    if isinstance(product.initial, ByCohort):
        initial = ["by cohort", np.asarray(product.initial.amounts, dtype=np.float64).tolist()]
    elif isinstance(product.initial, Steady):
        initial = ["steady", float(product.initial.stock), float(product.initial.growth)]
    return {
        "name": product.name,
        "unit": product.unit,
        "driven": product.driven,
        "begins": product.begins,
        "history": None if product.history is None else _assumption(product.history),
        "negative": product.negative,
        "amounts": np.asarray(product.amounts, dtype=np.float64).tolist(),
        "lifetime": _lifetime(product.lifetime),
        "initial": initial,
        "contents": [
            {"material": c.material, "values": c.values.tolist(), "unit": c.unit, "basis": c.basis}
            for c in product.contents
        ],
        "content_levels": {name: _assumption(one) for name, one in sorted(product.content_levels.items())},
        **{name: _assumption(getattr(product, name)) for name in LEVELS},
    }


def _product_of(value: Mapping[str, Any]) -> Product:
    initial = None
    if value["initial"]:
        kind, *given = value["initial"]
        initial = ByCohort(given[0]) if kind == "by cohort" else Steady(*given)
    plain: dict[str, Any] = {
        name: value[name] for name in ("name", "unit", "driven", "begins", "negative", "amounts")
    }
    levels: dict[str, Any] = {name: Assumption(**value[name]) for name in LEVELS}
    return Product(
        **plain,
        lifetime=_lifetime_of(value["lifetime"]),
        initial=initial,
        history=None if value["history"] is None else Assumption(**value["history"]),
        contents=tuple(Content(**one) for one in value["contents"]),
        content_levels={name: Assumption(**one) for name, one in value["content_levels"].items()},
        **levels,
    )


def _strategy(strategy: Strategy) -> dict[str, Any]:
    written: dict[str, Any] = {"strategy": strategy.name, "products": list(strategy.products)}
    for field in fields(strategy):
        value = getattr(strategy, field.name)
        if isinstance(value, Course):
            written[field.name] = [value.start, value.end, value.ramp, value.until]
        elif isinstance(value, Assumption):
            written[field.name] = _assumption(value)
        elif isinstance(value, Lifetime):
            written[field.name] = _lifetime(value)
        elif isinstance(value, Mapping):
            written[field.name] = {name: _assumption(one) for name, one in sorted(value.items())}
        elif field.name != "products":
            written[field.name] = value
    return written


def _strategy_of(value: Mapping[str, Any]) -> Strategy:
    given: dict[str, Any] = {}
    for name, one in value.items():
        if name == "course":
            given[name] = Course(*one)
        elif name == "lifetime":
            given[name] = _lifetime_of(one)
        elif name in ("recovery", "dismantling") and isinstance(one, Mapping) and "law" not in one:
            given[name] = {material: Assumption(**rate) for material, rate in one.items()}
        elif name == "products":
            given[name] = tuple(one)
        elif name != "strategy":
            given[name] = Assumption(**one) if isinstance(one, Mapping) else one
    return STRATEGIES[value["strategy"]](**given)
