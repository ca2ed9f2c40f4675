"""The best network through the months of a year, with stores and decay, certified over every pair and month."""

from dataclasses import dataclass
from typing import Any

from circulade.engines.symbiosis.candidates import count
from circulade.engines.symbiosis.certified import MOST_ROUNDS
from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.errors import InputError, Problem
from circulade.engines.symbiosis.frame import Frame, framed
from circulade.engines.symbiosis.listings import Listings
from circulade.engines.symbiosis.months import Store, Year
from circulade.engines.symbiosis.result import ENGINE, VERSION
from circulade.engines.symbiosis.search import searched
from circulade.engines.symbiosis.seasons import MONTHS, Seasons, season_problems
from circulade.engines.symbiosis.year_plan import Plan


@dataclass(frozen=True, slots=True)
class MonthLink:
    """Tonnes of an offer to a need in a month (1 to 12), their margin per tonne offered, and what a tonne gives."""

    offer: str
    need: str
    month: int
    tonnes: float
    margin: float
    gives: float


@dataclass(frozen=True, slots=True)
class Kept:
    """Tonnes in the store of an offer or a need at the end of a month."""

    side: str
    ref: str
    month: int
    tonnes: float


@dataclass(frozen=True, slots=True)
class YearNetwork:
    """A plan for every month and what proves it; fields as in `Network`, stores at each month's end."""

    links: tuple[MonthLink, ...]
    stored: tuple[Kept, ...]
    value: float
    bound: float
    pairs_compatible: int
    pairs_unknown: int
    pairs_examined: int
    rounds: int
    seed: str

    @property
    def gap(self) -> float:
        """How far from the bound the value is, as a part of the bound."""
        return (self.bound - self.value) / self.bound if self.bound > 0 else 0.0

    def certificate(self) -> dict[str, Any]:
        """Return what proves the plan, as JSON."""
        names = ("seed", "value", "bound", "gap", "pairs_compatible", "pairs_examined", "rounds")
        said = {name: getattr(self, name) for name in names}
        return {"engine": ENGINE, "version": VERSION, "months": MONTHS, "unknown": self.pairs_unknown, **said}

    def as_json(self) -> dict[str, Any]:
        """Return the whole result as JSON."""
        return {
            **self.certificate(),
            "plan": [[one.offer, one.need, one.month, one.tonnes, one.margin] for one in self.links],
            "stored": [[one.side, one.ref, one.month, one.tonnes] for one in self.stored],
        }


def through_year(
    listings: Listings, *, offers: Seasons | None = None, needs: Seasons | None = None, seed: str = ""
) -> YearNetwork:
    """Return the best network of a year that repeats itself, month by month.

    Raises `InputError` for listings or seasons that cannot be meant, and where there are too many pairs.
    """
    offers, needs = offers or Seasons(), needs or Seasons()
    if found := season_problems(checked(listings), offers, needs):
        raise InputError(found)
    frame = framed(listings, seed=seed)
    search = searched(frame)
    if search.held is None:
        raise InputError(
            (Problem("needs", -1, "", "too many compatible pairs for months; split the region"),)
        )
    plan = Plan(_year(frame, offers, needs), search.held)
    plan.begin(search)
    for turn in range(1, MOST_ROUNDS + 1):
        rounds = turn
        if not plan.improve():
            break
    return _described(listings, plan, count(search), rounds=rounds, seed=seed)


def _year(frame: Frame, offers: Seasons, needs: Seasons) -> Year:
    rows, columns = frame.offer_rows, frame.need_rows
    most, cost, decay = offers.stores(len(rows))[:, rows]
    most_used, cost_used, lost = needs.stores(len(columns))[:, columns]
    return Year(
        frame,
        offers.shares(len(rows))[:, rows] * frame.supply,
        needs.shares(len(columns))[:, columns] * frame.capacity,
        Store(most, cost, 1.0 - decay),
        Store(most_used, cost_used + lost * frame.worth, 1.0 - lost),  # what is lost was counted as used
    )


def _described(
    listings: Listings, plan: Plan, counted: tuple[int, int], *, rounds: int, seed: str
) -> YearNetwork:
    """Turn the plan into links and stores by reference, sorted."""
    frame, used, kept = plan.year.frame, plan.tonnes > 0, plan.stored > 0
    months, pairs = plan.months[used], plan.pairs.where(used)
    refs = (
        [listings.offers.refs[row] for row in frame.offer_rows],
        [listings.needs.refs[row] for row in frame.need_rows],
    )
    links = [
        MonthLink(refs[0][i], refs[1][j], month + 1, tonnes, margin, gives)
        for month, i, j, tonnes, margin, gives in zip(
            months.tolist(),
            pairs.offers.tolist(),
            pairs.needs.tolist(),
            plan.tonnes[used].tolist(),
            pairs.margin.tolist(),
            pairs.gives.tolist(),
            strict=True,
        )
    ]
    sites = [("offer", ref) for ref in refs[0]] + [("need", ref) for ref in refs[1]]
    stored = [
        Kept(sites[site][0], sites[site][1], month + 1, tonnes)
        for month, site, tonnes in zip(
            plan.store_months[kept].tolist(),
            plan.store_sites[kept].tolist(),
            plan.stored[kept].tolist(),
            strict=True,
        )
    ]
    return YearNetwork(
        links=tuple(sorted(links, key=lambda one: (one.offer, one.need, one.month))),
        stored=tuple(sorted(stored, key=lambda one: (one.side, one.ref, one.month))),
        value=plan.value,
        bound=max(plan.bound, plan.value),
        pairs_compatible=counted[0],
        pairs_unknown=counted[1],
        pairs_examined=int(plan.inside.any(axis=0).sum()),
        rounds=rounds,
        seed=seed,
    )
