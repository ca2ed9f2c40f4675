"""A whole study as plain rows: what the workbook holds, what the pages edit, what a run stores.

Every row names its product by a key of its own sheet. Nothing here computes.
"""

from dataclasses import dataclass

WAYS = ("stock", "sales", "population")
"""Ways in: a series of the stock; sales or registrations; national sales and the population."""
LIFETIMES = ("weibull", "lognormal", "normal", "folded_normal", "gamma", "fixed")
KINDS = (
    "lifetime",
    "mass",
    "growth",
    "history",
    "content",
    "collection",
    "dismantling",
    "recovery",
    "downscaling",
)
"""Kinds of assumptions. growth: per cent a year after the last figure; history: per cent a year before the first."""
BASELINE = "baseline"
"""The scenario without strategies."""
STRATEGIES = (
    "reduce",
    "design",
    "repair",
    "reuse",
    "refurbish",
    "remanufacture",
    "repurpose",
    "collect",
    "dismantle",
    "recover",
)
DIVERTING = ("reuse", "refurbish", "remanufacture", "repurpose")
"""Strategies that each take a share of the same discarded flow."""
CLASSES = ("strategic", "critical", "industrial")
GRADES = ("A", "B", "C", "D", "E")
BASES = ("metal", "oxide", "LCE", "material")


@dataclass(frozen=True, slots=True)
class Header:
    """What the study is about, and how it is computed: `draws` quasi-random draws under `seed`."""

    title: str
    territory: str = ""
    population: float | None = None
    population_year: int | None = None
    population_source: str = ""
    base_year: int = 2025
    last_year: int = 2050
    draws: int = 256
    seed: str = "circulade"
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """A product group; `unit` is the base unit it is counted in, `reference_*` what national figures refer to."""

    product: str
    name: str
    way: str
    unit: str
    catalogue: str = ""
    reference_place: str = ""
    reference_population: float | None = None
    reference_source: str = ""


@dataclass(frozen=True, slots=True)
class Substance:
    """A substance of the study, the one class it is counted in, and what its mass is the mass of."""

    substance: str
    name: str
    category: str
    basis: str = "metal"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a year with its unit, source and quality grade."""

    product: str
    year: int
    value: float
    unit: str
    source: str
    grade: str = "C"


@dataclass(frozen=True, slots=True)
class Assumption:
    """A value with its range; which columns count depends on `kind`.

    lifetime: `form` the distribution, `value` its length in years (Weibull and gamma: scale; others: mean),
    `spread` its shape (Weibull, gamma) or standard deviation. mass: kilograms in one unit. content: mass of
    `substance` in one unit made in `year` (empty: in any), weighed as `basis` (empty: as its substance is). The rest
    are per cent.
    """

    product: str
    kind: str
    value: float
    unit: str = ""
    substance: str = ""
    year: int | None = None
    form: str = ""
    spread: float | None = None
    low: float | None = None
    high: float | None = None
    source: str = ""
    grade: str = "E"
    reason: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Strategy:
    """A step of a scenario: from `start` on, in full from `full` on, until `end` (empty: for good).

    `share` is per cent of the flow it acts on; `longer` per cent of lifetime gained (design, repair);
    `second_life` years of mean life in the second use (repurpose).
    """

    scenario: str
    order: int
    strategy: str
    start: int
    full: int
    product: str = ""
    substance: str = ""
    end: int | None = None
    share: float | None = None
    longer: float | None = None
    second_life: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Price:
    """What a kilogram brought; never shipped, always entered with currency, date and basis."""

    substance: str
    low: float
    high: float
    currency: str
    date: str
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class Collected:
    """Tonnes of a product really collected in a year."""

    product: str
    year: int
    tonnes: float
    source: str
    grade: str = "A"


@dataclass(frozen=True, slots=True)
class Study:
    """All rows of a study."""

    header: Header
    products: tuple[Product, ...] = ()
    substances: tuple[Substance, ...] = ()
    points: tuple[Point, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    prices: tuple[Price, ...] = ()
    collected: tuple[Collected, ...] = ()

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The scenarios by name, as they first appear."""
        return tuple(dict.fromkeys(each.scenario for each in self.strategies))


ROWS: dict[str, type] = {
    "products": Product,
    "substances": Substance,
    "points": Point,
    "assumptions": Assumption,
    "strategies": Strategy,
    "prices": Price,
    "collected": Collected,
}
