"""Industrial symbiosis: which streams could feed which needs, and the best network with its proof.

`candidates` finds the leads, `prepared` those of one new offer, `hindrances` says what is in the way of a pair and
`suggested` who might take a stream. `optimise` gives the best network (also with blending), `with_fixed_cost` the
best where each link costs something to set up, `through_year` month by month, `with_hubs` with treatment hubs, and
`PriceLine` at any prices between two sets; `pareto`, `share`, `resilience` and `banded` say what it costs to save more
CO2, who gets what, what breaks, and what hiding volumes costs.
"""

from circulade.engines.symbiosis.bands import Banded, banded
from circulade.engines.symbiosis.candidates import Candidates, Lead, candidates
from circulade.engines.symbiosis.checking import checked, problems
from circulade.engines.symbiosis.conditions import Border, NeedConditions, OfferConditions, ordinals
from circulade.engines.symbiosis.errors import InputError, Problem, TooManyPairs
from circulade.engines.symbiosis.fixed_cost import with_fixed_cost
from circulade.engines.symbiosis.hubs import Hub, Treatment, hub_problems
from circulade.engines.symbiosis.listings import Acceptance, Listings, Needs, Offers, Terms
from circulade.engines.symbiosis.optimise import optimise
from circulade.engines.symbiosis.pareto import Climate, Point, pareto, weighted
from circulade.engines.symbiosis.precedents import Ask, Precedent, Suggestion, suggested
from circulade.engines.symbiosis.prepared import Prepared, prepared
from circulade.engines.symbiosis.price_line import LinePoint, PriceLine
from circulade.engines.symbiosis.programme import SolverFailed
from circulade.engines.symbiosis.resilience import Departure, Resilience, Shortfall, resilience
from circulade.engines.symbiosis.result import ENGINE, VERSION, Link, Network
from circulade.engines.symbiosis.seasons import MONTHS, Seasons, season_problems
from circulade.engines.symbiosis.share import Coalition, Shares, Split, share
from circulade.engines.symbiosis.through_year import Kept, MonthLink, YearNetwork, through_year
from circulade.engines.symbiosis.why import Hindrance, hindrances
from circulade.engines.symbiosis.with_hubs import HubNetwork, Way, with_hubs

__all__ = [
    "ENGINE",
    "MONTHS",
    "VERSION",
    "Acceptance",
    "Ask",
    "Banded",
    "Border",
    "Candidates",
    "Climate",
    "Coalition",
    "Departure",
    "Hindrance",
    "Hub",
    "HubNetwork",
    "InputError",
    "Kept",
    "Lead",
    "LinePoint",
    "Link",
    "Listings",
    "MonthLink",
    "NeedConditions",
    "Needs",
    "Network",
    "OfferConditions",
    "Offers",
    "Point",
    "Precedent",
    "Prepared",
    "PriceLine",
    "Problem",
    "Resilience",
    "Seasons",
    "Shares",
    "Shortfall",
    "SolverFailed",
    "Split",
    "Suggestion",
    "Terms",
    "TooManyPairs",
    "Treatment",
    "Way",
    "YearNetwork",
    "banded",
    "candidates",
    "checked",
    "hindrances",
    "hub_problems",
    "optimise",
    "ordinals",
    "pareto",
    "prepared",
    "problems",
    "resilience",
    "season_problems",
    "share",
    "suggested",
    "through_year",
    "weighted",
    "with_fixed_cost",
    "with_hubs",
]
