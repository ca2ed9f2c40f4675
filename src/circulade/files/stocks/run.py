"""The inputs of a computation of stocks as one canonical JSON value, and its result from them: what a run stores."""

from collections.abc import Mapping
from typing import Any

from circulade.files.stocks.answer import StockAnswer
from circulade.files.stocks.compute import compute_stocks
from circulade.files.stocks.lifetimes import LifetimeRow
from circulade.files.stocks.read import StockInputs
from circulade.files.stocks.series import Series


def stocks_inputs(answer: StockAnswer) -> dict[str, Any]:
    """Return the inputs and options of an answer as plain JSON values, sorted."""
    inputs = answer.inputs
    return {
        "driven": inputs.driven,
        "inflow_at": answer.inflow_at,
        "convention": answer.convention,
        "negative_inflow": answer.negative,
        "seed": answer.seed,
        "series": {
            name: {"first_year": one.first_year, "values": list(one.values)}
            for name, one in sorted(inputs.series.items())
        },
        "lifetimes": {
            name: [row.distribution, *row.parameters] for name, row in sorted(inputs.lifetimes.items())
        },
    }


def stocks_from_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the result of stored inputs, as JSON: the certificate and the flows by series."""
    answer = compute_stocks(
        StockInputs(
            driven=inputs["driven"],
            series={
                name: Series(one["first_year"], tuple(map(float, one["values"])), (0,) * len(one["values"]))
                for name, one in inputs["series"].items()
            },
            lifetimes={
                name: LifetimeRow(distribution, tuple(map(float, parameters)), 0)
                for name, (distribution, *parameters) in inputs["lifetimes"].items()
            },
        ),
        inflow_at=inputs["inflow_at"],
        convention=inputs["convention"],
        negative=inputs["negative_inflow"],
        seed=inputs["seed"],
    )
    return stocks_result(answer)


def stocks_result(answer: StockAnswer) -> dict[str, Any]:
    """Return an answer as JSON: the certificate without its warnings, and the flows by series."""
    certificate = {key: value for key, value in answer.certificate().items() if key != "warnings"}
    series = {
        name: {
            "first_year": stocks.first_year,
            "inflow": stocks.inflow[row].tolist(),
            "stock": stocks.stock[row].tolist(),
            "outflow": stocks.outflow[row].tolist(),
        }
        for names, stocks in answer.groups
        for row, name in enumerate(names)
    }
    return {**certificate, "series_results": dict(sorted(series.items()))}
