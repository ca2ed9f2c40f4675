"""The urban mine: what is in use, when it comes out, and what each strategy changes.

`inflow_driven` gives stocks and outflows from what comes in, `stock_driven` the inflows from stocks.
"""

from circulade.engines.stocks.assumption import Assumption
from circulade.engines.stocks.basis import share_of_element
from circulade.engines.stocks.carried import carried
from circulade.engines.stocks.changing import Changing
from circulade.engines.stocks.content import Content
from circulade.engines.stocks.conventions import Conventions
from circulade.engines.stocks.dynamics import inflow_driven, stock_driven
from circulade.engines.stocks.errors import InputError, Problem
from circulade.engines.stocks.fixed import Fixed
from circulade.engines.stocks.folded_normal import FoldedNormal
from circulade.engines.stocks.gamma_lifetime import Gamma
from circulade.engines.stocks.initial import ByCohort, Steady
from circulade.engines.stocks.lifetime import Lifetime
from circulade.engines.stocks.lognormal import LogNormal
from circulade.engines.stocks.materials import Materials, materials
from circulade.engines.stocks.model import Model, Product
from circulade.engines.stocks.normal import Normal
from circulade.engines.stocks.result import ENGINE, VERSION, CohortTable, Stocks
from circulade.engines.stocks.scenario import Comparison, Outcome, outcome, scenario
from circulade.engines.stocks.strategies import (
    Course,
    DurableDesign,
    Recycle,
    Refurbish,
    RefuseReduce,
    Remanufacture,
    Repair,
    Repurpose,
    Reuse,
    Strategy,
)
from circulade.engines.stocks.uncertain import Band, Ranges, uncertain
from circulade.engines.stocks.watch import Watch
from circulade.engines.stocks.weibull import Weibull

__all__ = [
    "ENGINE",
    "VERSION",
    "Assumption",
    "Band",
    "ByCohort",
    "Changing",
    "CohortTable",
    "Comparison",
    "Content",
    "Conventions",
    "Course",
    "DurableDesign",
    "Fixed",
    "FoldedNormal",
    "Gamma",
    "InputError",
    "Lifetime",
    "LogNormal",
    "Materials",
    "Model",
    "Normal",
    "Outcome",
    "Problem",
    "Product",
    "Ranges",
    "Recycle",
    "Refurbish",
    "RefuseReduce",
    "Remanufacture",
    "Repair",
    "Repurpose",
    "Reuse",
    "Steady",
    "Stocks",
    "Strategy",
    "Watch",
    "Weibull",
    "carried",
    "inflow_driven",
    "materials",
    "outcome",
    "scenario",
    "share_of_element",
    "stock_driven",
    "uncertain",
]
