"""Treatment hubs that could be opened: what they take, what comes out, and what they cost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from circulade.engines.symbiosis.checking import MOST_MONEY, MOST_TONNES, MOST_YIELD
from circulade.engines.symbiosis.conditions import STATUSES
from circulade.engines.symbiosis.errors import Problem, plain

MOST_FIXED = 1e12


@dataclass(frozen=True, slots=True)
class Hub:
    """A place for a treatment: `tonnes` it can take a year, and what it costs a year if it is opened at all."""

    ref: str
    process: str
    tonnes: float
    lat: float
    lon: float
    fixed_cost: float
    country: str = ""


@dataclass(frozen=True, slots=True)
class Treatment:
    """A hub of this process makes from a tonne of `code` so many tonnes of `output`, itself a code that needs accept.

    Several rows of a process and code are products that arise together; their costs add up. `status` and `properties`
    are those of the output, unknown where they are not given.
    """

    process: str
    code: str
    output: str
    gives: float
    cost: float
    status: str = ""
    properties: Mapping[str, float] = field(default_factory=dict)


def hub_problems(hubs: Sequence[Hub], treatments: Sequence[Treatment]) -> tuple[Problem, ...]:
    """Return what keeps hubs and treatments from being used."""
    return (*_hubs(hubs), *_treatments(treatments))


def _hubs(hubs: Sequence[Hub]) -> Iterator[Problem]:
    first = dict[str, int]()
    for row, hub in enumerate(hubs):
        for column, text in (("ref", hub.ref), ("process", hub.process)):
            if not text:
                yield Problem("hubs", row, column, "is empty")
        if first.setdefault(hub.ref, row) != row:
            yield Problem("hubs", row, "ref", f"{hub.ref!r} stands twice", first[hub.ref])
        for column, value, low, high in (
            ("tonnes", hub.tonnes, 0.0, MOST_TONNES),
            ("lat", hub.lat, -90.0, 90.0),
            ("lon", hub.lon, -180.0, 180.0),
            ("fixed_cost", hub.fixed_cost, 0.0, MOST_FIXED),
        ):
            if not low <= value <= high:
                yield Problem("hubs", row, column, f"{plain(value)} is not from {low:g} to {plain(high)}")
        if hub.country and not (len(hub.country) == 2 and hub.country.isascii() and hub.country.isupper()):
            yield Problem("hubs", row, "country", f"{hub.country!r} is not two capital letters (ISO 3166)")


def _treatments(treatments: Sequence[Treatment]) -> Iterator[Problem]:
    first = dict[tuple[str, str, str], int]()
    for row, one in enumerate(treatments):
        for column, text in (("process", one.process), ("code", one.code), ("output", one.output)):
            if not text:
                yield Problem("treatments", row, column, "is empty")
        key = (one.process, one.code, one.output)
        if first.setdefault(key, row) != row:
            text = f"process {one.process!r} from {one.code!r} to {one.output!r} stands twice"
            yield Problem("treatments", row, "output", text, first[key])
        if not 0 < one.gives <= MOST_YIELD:
            yield Problem(
                "treatments", row, "yield", f"{one.gives:g} is not above 0 and at most {MOST_YIELD:g}"
            )
        if not abs(one.cost) <= MOST_MONEY:
            yield Problem("treatments", row, "cost", f"{one.cost:g} is not an amount per tonne")
        if one.status and one.status not in STATUSES:
            yield Problem(
                "treatments", row, "status", f"{one.status!r} is not a status ({', '.join(STATUSES)})"
            )
        for name, value in sorted(one.properties.items()):
            if np.isinf(value):
                yield Problem("treatments", row, f"q:{name}", "is not a number; leave it empty if unknown")
