"""When in the year things come, and which rule says what leaves."""

from dataclasses import asdict, dataclass
from types import ModuleType
from typing import Literal, get_args

import numpy as np

from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.lifetime import Floats, Lifetime

InflowAt = Literal["start", "middle", "end", "uniform"]
Rule = Literal["cdf", "unu"]
Negative = Literal["error", "oldest-first", "proportional", "accept"]

AGE_AT_FIRST_YEAR_END = {"start": 1.0, "middle": 0.5, "end": 0.0}


@dataclass(frozen=True, slots=True)
class Conventions:
    """What one computation assumes.

    `inflow_at`: an inflow comes at the start, middle or end of its year, or evenly over it. `convention`:
    "cdf" conserves mass; "unu" is the rule of the official WEEE tool, outflow = Σ inflow·density(age + ½)
    in whole-year ages, whatever `inflow_at`. `negative`: what to do where less than nothing would have
    to come in.
    """

    inflow_at: InflowAt = "middle"
    convention: Rule = "cdf"
    negative: Negative = "error"

    def __post_init__(self) -> None:
        """Refuse words that are no option."""
        for field, options in (("inflow_at", InflowAt), ("convention", Rule), ("negative", Negative)):
            value = getattr(self, field)
            if value not in get_args(options):
                raise refuse(field, f"{field}: {value!r} is none of {', '.join(get_args(options))}")

    def as_json(self) -> dict[str, str]:
        """Return the options by name."""
        return dict(asdict(self))


def stays(lifetime: Lifetime, index: Floats, conventions: Conventions) -> Floats:
    """Return the share in use at the end of the year `index` years after that of the inflow (−1: before it).

    `index` broadcasts against the parameters. This is the mass-conserving rule.
    """
    at = conventions.inflow_at
    if at != "uniform":
        return lifetime.survival(index + AGE_AT_FIRST_YEAR_END[at])
    begun = index >= 0
    ages = np.where(begun, index, 0.0)
    share = lifetime.lived(ages + 1) - lifetime.lived(ages)
    return np.asarray(np.where(begun, np.clip(share, 0.0, 1.0), 1.0))


def tables(lifetime: Lifetime, years: int, conventions: Conventions) -> tuple[Floats, Floats]:
    """Return the shares in use and leaving `[years, rows]` by year after that of the inflow.

    The parameters of `lifetime` are `[rows, 1]`. Both are the rule's: they add up to the share before. The
    series lie side by side, because they are computed side by side.
    """
    staying, leaving = needed_tables(lifetime, years, conventions)
    return staying, leaving if len(leaving) else losses(staying)


def needed_tables(
    lifetime: Lifetime, years: int, conventions: Conventions, kernel: ModuleType | None = None
) -> tuple[Floats, Floats]:
    """Return the same, but leaving without years where it is what staying loses: kernels compute that on the way."""
    across = lifetime.holding([value.T for value in lifetime.parameters])
    index = np.arange(years, dtype=np.float64)[:, np.newaxis]
    if conventions.convention == "unu":
        leaving = across.density(index + 0.5)
        return 1.0 - np.cumsum(leaving, axis=0), leaving
    return _staying(across, index, conventions, kernel), np.empty((0, 1))


def losses(staying: Floats) -> Floats:
    """Return what leaves `[years, rows]` where `staying` of one is in use at the end of each year."""
    leaving = np.empty_like(staying)
    np.subtract(1.0, staying[0], out=leaving[0])
    np.subtract(staying[:-1], staying[1:], out=leaving[1:])
    return leaving


def _staying(
    lifetime: Lifetime, index: Floats, conventions: Conventions, kernel: ModuleType | None
) -> Floats:
    """Return the shares in use `[years, rows]`; `index` is `[years, 1]`, the parameters are `[1, rows]`."""
    at = conventions.inflow_at
    if at == "uniform":
        lived = lifetime.lived(np.arange(len(index) + 1, dtype=np.float64)[:, np.newaxis])
        if not np.isfinite(lived).all():
            text = "the mean over a year cannot be computed for so flat a lifetime; choose another moment"
            raise refuse("lifetime", text)
        staying = np.clip(np.diff(lived, axis=0), 0.0, 1.0)
        return np.asarray(np.minimum.accumulate(staying, axis=0))
    ages = index + AGE_AT_FIRST_YEAR_END[at]
    begun = bool(ages[0, 0] > 0)
    if not begun:
        ages[0] = 1.0  # any age: the share of new things is 1
    staying = lifetime.alive(ages) if kernel is None else lifetime.table(ages, kernel)
    if not begun:
        staying[0] = 1.0
    return staying
