"""The two doors of the engine: stocks from inflows, and inflows from stocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from numpy.typing import ArrayLike

from circulade.engines.stocks.changing import Changing
from circulade.engines.stocks.conventions import Conventions, InflowAt, Negative, Rule
from circulade.engines.stocks.drive import driven
from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.grid import first_of
from circulade.engines.stocks.initial import Initial
from circulade.engines.stocks.kernels import Accelerator
from circulade.engines.stocks.lifetime import Lifetime
from circulade.engines.stocks.question import question
from circulade.engines.stocks.result import Stocks


def inflow_driven(
    inflow: ArrayLike,
    lifetime: Lifetime | Changing,
    *,
    inflow_at: InflowAt = "middle",
    convention: Rule = "cdf",
    initial: Initial | ArrayLike | None = None,
    negative: Negative = "error",
    years: Sequence[int] | None = None,
    unit: str = "",
    accelerator: Accelerator = "auto",
) -> Stocks:
    """Return stock and outflow of what comes in each year, `inflow` `[series, years]` or `[years]`.

    stock[t] = Σ_c inflow[c]·survival(t − c + offset), outflow = inflow − change of stock; see
    `Conventions` for `inflow_at` and `convention`. `negative` says what a negative inflow is: an error,
    things retired early ("oldest-first" or "proportional"), or accepted as it is. `years` are checked to
    be yearly. `accelerator` changes no bit of the result. Raises `InputError`.

    >>> stocks = inflow_driven([[10.0, 0.0, 0.0]], Fixed(2))
    >>> stocks.stock.tolist(), stocks.outflow.tolist()
    ([[10.0, 10.0, 0.0]], [[0.0, 0.0, 10.0]])
    """
    options = Conventions(inflow_at, convention, negative)
    return _computed("inflow", inflow, lifetime, options, initial, years, unit, accelerator)


def stock_driven(
    stock: ArrayLike,
    lifetime: Lifetime | Changing,
    *,
    inflow_at: InflowAt = "middle",
    convention: Rule = "cdf",
    initial: Initial | ArrayLike | None = None,
    negative: Negative = "error",
    years: Sequence[int] | None = None,
    unit: str = "",
    accelerator: Accelerator = "auto",
) -> Stocks:
    """Return the inflow that gives the stock at the end of each year, `[series, years]`, and the outflow.

    Without `initial`, the stock of the first year came in during that year. Where the stock falls faster
    than the lifetime lets it, `negative` says what happens: an error that names series and year, early
    retirement of the oldest cohorts first or of all alike, or a negative inflow. Raises `InputError`.
    """
    options = Conventions(inflow_at, convention, negative)
    return _computed("stock", stock, lifetime, options, initial, years, unit, accelerator)


def _computed(
    by: Literal["inflow", "stock"],
    given: ArrayLike,
    lifetime: Lifetime | Changing,
    options: Conventions,
    initial: Initial | ArrayLike | None,
    years: Sequence[int] | None,
    unit: str,
    accelerator: Accelerator,
) -> Stocks:
    asked = question(given, lifetime, driven=by, conventions=options, initial=initial)
    first = 0 if years is None else first_of(years)
    if years is not None and len(years) != asked.years:
        raise refuse("years", f"{len(years)} years are named, but there are values for {asked.years}")
    flows = driven(asked, accelerator)
    return Stocks(
        flows.inflow,
        flows.stock,
        flows.outflow,
        flows.before,
        flows.early,
        question=asked,
        first_year=first,
        unit=unit,
    )
