"""A model under doubt: bands of every result, and which assumption matters most.

Every chunk of draws depends on the seed and its position alone, and chunks are joined in a fixed order, so the
result is the same bit for bit wherever they are computed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise
from types import ModuleType
from typing import Any

import numpy as np

from circulade.engines.parallel import Cancel, Progress, pmap
from circulade.engines.stocks.assumption import Assumption
from circulade.engines.stocks.bands import LEVELS, Bands
from circulade.engines.stocks.column import column
from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.explained import Explained
from circulade.engines.stocks.kernels import MOST_THREADS, Accelerator, kernels
from circulade.engines.stocks.layout import Key, Layout, layout_of
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.model import Model
from circulade.engines.stocks.result import ENGINE, VERSION
from circulade.engines.stocks.sampling import CHUNK, chances, doubtful, drawn
from circulade.engines.stocks.shares import check_shares
from circulade.engines.stocks.watch import Watch

SPANS, LONG = 4, 8
"""Runs of chunks that are summed up apart, at most so many, of so many chunks: constants, for one order of sums."""

MOST_TOLD = 12
"""Assumptions named for each result."""


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """The 5th, 50th and 95th percentile and the mean of one result, `[years]`."""

    p5: Floats
    p50: Floats
    p95: Floats
    mean: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """What `uncertain` found.

    `bands` and `differences` (scenario − baseline in the same draws) by (scenario, "product" or "material",
    name, flow), in the product's unit or in kg. `explained` gives, for the results in `explain_year`, the share of
    variance of each assumption by its key, the largest first; of scenarios, the variance of the difference.
    """

    bands: Mapping[Key, Band]
    differences: Mapping[Key, Band]
    explained: Mapping[Key, Mapping[str, float]]
    explain_year: int
    first_year: int
    draws: int
    seed: int
    engine: str = ENGINE
    version: str = VERSION

    def as_json(self) -> dict[str, Any]:
        """Return everything as JSON, results named "scenario|kind|name|flow"."""
        return {
            "engine": self.engine,
            "version": self.version,
            "draws": self.draws,
            "seed": self.seed,
            "first_year": self.first_year,
            "explain_year": self.explain_year,
            "bands": {"|".join(key): _listed(band) for key, band in self.bands.items()},
            "differences": {"|".join(key): _listed(band) for key, band in self.differences.items()},
            "explained": {"|".join(key): dict(shares) for key, shares in self.explained.items()},
        }


def uncertain(
    model: Model,
    draws: int,
    seed: int,
    *,
    watch: Watch | None = None,
    explain_year: int | None = None,
    accelerator: Accelerator = "auto",
    on: str = "serial",
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Ranges:
    """Return the bands of the model's results over `draws` draws of all its assumptions.

    Baseline and scenarios see the same draws. `seed` (a whole number) makes the draws; `on` says where they
    are computed ("serial", "processes", "dask://host:port") and changes no bit. Raises `InputError`.
    """
    if draws < 2 or seed < 0:
        raise refuse("draws", "draws must be at least 2, and the seed a whole number from 0")
    check_shares(model)
    year = int(model.years[-1]) if explain_year is None else explain_year
    if year not in model.years:
        raise refuse("explain_year", f"{year} is none of the model's years")
    assumptions = model.assumptions()
    keys = doubtful(assumptions)
    watch = watch or Watch()
    layout = layout_of(model, watch.keys(model))
    plan = _Plan(model, watch, layout, draws, seed, year, accelerator, assumptions, keys)
    first = next(iter(plan.results(0, 1)))
    bands = Bands.of(first[1])
    told = first[1][plan.targets]
    explained = Explained.begin(told.mean(axis=1), assumptions=len(plan.keys), draws=draws)
    explained.add(first[0], told, plan.kernel)
    work = partial(_span, plan=plan, bands=bands.fresh(), explained=explained.fresh())
    for span_bands, span_explained in pmap(work, plan.spans, on=on, progress=progress, cancel=cancel):
        bands.join(span_bands)
        explained.join(span_explained)
    return plan.ranges(bands, explained.shares())


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    model: Model
    watch: Watch
    layout: Layout
    draws: int
    seed: int
    year: int
    accelerator: Accelerator
    assumptions: Mapping[str, Assumption]
    keys: tuple[str, ...]

    @property
    def kernel(self) -> ModuleType:
        """What counts and sums up."""
        return kernels(
            self.accelerator, additions=float(self.layout.size) * len(self.model.years) * CHUNK * 10
        )

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The first chunk of each span and the one after its last; the first chunk of all is not among them."""
        chunks = -(-self.draws // CHUNK)
        spans = min(SPANS, -(-chunks // LONG))
        ends = np.linspace(1, chunks, spans + 1).round().astype(int).tolist()
        return [(a, b) for a, b in pairwise(ends) if b > a]

    @property
    def told(self) -> dict[Key, int | None]:
        """The results to explain and their places: of materials, or of products where there are none.

        Of the baseline the results themselves, of the scenarios the differences (None: there is none).
        """
        kind = "material" if self.model.materials and self.watch.materials else "product"
        places = {key: self.layout.difference.get(key, at) for key, at in self.layout.place.items()}
        return {key: places[key] for key in self.watch.keys(self.model) if key[1] == kind}

    @property
    def explained_places(self) -> list[int]:
        """The places of the results to explain, each once."""
        return sorted({at for at in self.told.values() if at is not None})

    @property
    def targets(self) -> Any:
        """Where in the column the results to explain stand, in their year."""
        years = len(self.model.years)
        rows = np.array(self.explained_places, dtype=np.int64)
        return rows * years + (self.year - self.model.first_year)

    def results(self, start: int, stop: int) -> Iterator[tuple[Floats, Floats]]:
        """Yield chances and results of chunks `start` to `stop`, in order; some are computed ahead in threads."""
        chunks = chances(len(self.keys), draws=self.draws, seed=self.seed, start=start)
        with ThreadPoolExecutor(MOST_THREADS) as pool:
            coming = deque[tuple[Floats, Future[Floats]]]()
            for chunk in islice(chunks, stop - start):
                coming.append((chunk, pool.submit(self._computed, chunk)))
                if len(coming) == MOST_THREADS:
                    done, future = coming.popleft()
                    yield done, future.result()
            for done, future in coming:
                yield done, future.result()

    def _computed(self, chunk: Floats) -> Floats:
        values = drawn(self.assumptions, self.keys, chunk)
        return column(self.model, self.watch, self.layout, values, len(chunk), self.accelerator)

    def ranges(self, bands: Bands, shares: Floats) -> Ranges:
        """Return the answer by key."""
        layout, years = self.layout, len(self.model.years)
        quantiles = [bands.quantile(level).reshape(-1, years) for level in LEVELS]
        found = [Band(*values) for values in zip(*quantiles, bands.mean.reshape(-1, years), strict=True)]
        nothing = Band(*np.zeros((4, years)))
        column_of = {at: column for column, at in enumerate(self.explained_places)}
        keys = self.watch.keys(self.model)
        return Ranges(
            bands={key: found[layout.place[key]] for key in keys},
            differences={
                key: nothing if (at := layout.difference[key]) is None else found[at]
                for key in keys
                if key[0]
            },
            explained={
                key: {} if at is None else _largest(self.keys, shares[:, column_of[at]])
                for key, at in self.told.items()
            },
            explain_year=self.year,
            first_year=self.model.first_year,
            draws=self.draws,
            seed=self.seed,
        )


def _span(
    span: tuple[int, int], generator: object, *, plan: _Plan, bands: Bands, explained: Explained
) -> tuple[Bands, Explained]:
    """Sum up a run of chunks; the seed of the draws is the plan's, not the generator's."""
    own_bands, own_explained = bands.fresh(), explained.fresh()
    kernel = plan.kernel
    for chunk, results in plan.results(*span):
        own_bands.add(results, kernel)
        own_explained.add(chunk, results[plan.targets], kernel)
    return own_bands, own_explained


def _largest(keys: tuple[str, ...], shares: Floats) -> dict[str, float]:
    """Return the assumptions that explain most, the first first; equal ones in the order of the model."""
    order = np.argsort(-shares, kind="stable")[:MOST_TOLD]
    return {keys[at]: float(shares[at]) for at in order.tolist() if shares[at] > 0}


def _listed(band: Band) -> dict[str, list[float]]:
    return {name: getattr(band, name).tolist() for name in ("p5", "p50", "p95", "mean")}
