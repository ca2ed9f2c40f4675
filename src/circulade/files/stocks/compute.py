"""Compute the series of the files: alike series together, results by name."""

from collections.abc import Iterator

import numpy as np

from circulade.engines.stocks import InputError, inflow_driven, stock_driven
from circulade.engines.stocks.conventions import InflowAt, Negative, Rule
from circulade.engines.stocks.kernels import Accelerator
from circulade.files.stocks.answer import StockAnswer
from circulade.files.stocks.lifetimes import lifetime_of
from circulade.files.stocks.read import StockInputs
from circulade.files.table import FileError, Trouble

Group = tuple[int, int, str]


def compute_stocks(
    inputs: StockInputs,
    *,
    inflow_at: InflowAt = "middle",
    convention: Rule = "cdf",
    negative: Negative = "error",
    seed: str = "",
    accelerator: Accelerator = "auto",
) -> StockAnswer:
    """Compute every series; raises `FileError` naming the line that the engine refuses."""
    drive = inflow_driven if inputs.driven == "inflow" else stock_driven
    groups, troubles = [], list[Trouble]()
    for (first, length, distribution), names in _groups(inputs):
        given = np.array([inputs.series[name].values for name in names])
        parameters = zip(*(inputs.lifetimes[name].parameters for name in names), strict=True)
        try:
            stocks = drive(
                given,
                lifetime_of(distribution, tuple(list(values) for values in parameters)),
                inflow_at=inflow_at,
                convention=convention,
                negative=negative,
                years=range(first, first + length),
                accelerator=accelerator,
            )
        except InputError as error:
            troubles += _located(inputs, names, error)
        else:
            groups.append((names, stocks))
    if troubles:
        raise FileError(sorted(troubles, key=lambda trouble: (trouble.file, trouble.line)))
    return StockAnswer(inputs, tuple(groups), inflow_at, convention, negative, seed)


def _groups(inputs: StockInputs) -> Iterator[tuple[Group, tuple[str, ...]]]:
    """Yield the names of series with the same years and the same kind of lifetime."""
    groups: dict[Group, list[str]] = {}
    for name, series in inputs.series.items():
        key = (series.first_year, len(series.values), inputs.lifetimes[name].distribution)
        groups.setdefault(key, []).append(name)
    for key in sorted(groups):
        yield key, tuple(groups[key])


def _located(inputs: StockInputs, names: tuple[str, ...], error: InputError) -> Iterator[Trouble]:
    for problem in error.problems:
        if problem.series < 0:
            line = min(inputs.lifetimes[name].line for name in names)
            yield Trouble(inputs.files[1], line, "", problem.text)
            continue
        name = names[problem.series]
        text = f"series {name!r}: {problem.text}"
        if problem.year >= 0:
            if problem.field == "stock":
                text += "; see --negative-inflow"
            yield Trouble(inputs.files[0], inputs.series[name].lines[problem.year], "value", text)
        else:
            yield Trouble(inputs.files[1], inputs.lifetimes[name].line, "", text)
