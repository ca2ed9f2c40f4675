"""Industrial symbiosis: which streams could feed which needs, and the best network with its proof."""

from circulade.engines.symbiosis.checking import checked, problems
from circulade.engines.symbiosis.errors import InputError, Problem
from circulade.engines.symbiosis.listings import Acceptance, Listings, Needs, Offers, Terms
from circulade.engines.symbiosis.optimise import optimise
from circulade.engines.symbiosis.result import ENGINE, VERSION, Link, Network

__all__ = [
    "ENGINE",
    "VERSION",
    "Acceptance",
    "InputError",
    "Link",
    "Listings",
    "Needs",
    "Network",
    "Offers",
    "Problem",
    "Terms",
    "checked",
    "optimise",
    "problems",
]
