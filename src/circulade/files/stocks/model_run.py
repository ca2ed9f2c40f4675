"""The run of a model under doubt: its inputs as one canonical JSON value, and its result from them."""

from collections.abc import Mapping
from typing import Any

from circulade.engines.stocks import Model, Watch, outcome, uncertain
from circulade.engines.stocks.uncertain import Ranges
from circulade.files.stocks.model_json import model_from_json, model_to_json

ENGINE = "stocks.model"
VERSION = "1"


def model_inputs(
    model: Model, *, draws: int, seed: int, watch: Watch | None = None, explain_year: int | None = None
) -> dict[str, Any]:
    """Return the inputs of a run: the model, and how it is to be drawn (0 draws: only the values as they are)."""
    watched = watch or Watch()
    return {
        "model": model_to_json(model),
        "draws": draws,
        "seed": seed,
        "watch": {"products": list(watched.products), "materials": list(watched.materials)},
        "explain_year": explain_year,
    }


def model_result(model: Model, ranges: Ranges | None) -> dict[str, Any]:
    """Return the result of a run: every scenario at the values as they are, and the bands where there were draws."""
    scenarios = {name: outcome(model, name).as_json() for name in ("", *model.scenarios)}
    return {
        "engine": ENGINE,
        "version": VERSION,
        "scenarios": scenarios,
        "ranges": ranges.as_json() if ranges else None,
    }


def model_from_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the result of stored inputs, as JSON; raises what the engine raises."""
    model = model_from_json(inputs["model"])
    ranges = None
    if inputs["draws"]:
        watch = Watch(tuple(inputs["watch"]["products"]), tuple(inputs["watch"]["materials"]))
        explain_year = inputs["explain_year"]
        ranges = uncertain(model, inputs["draws"], inputs["seed"], watch=watch, explain_year=explain_year)
    return model_result(model, ranges)
