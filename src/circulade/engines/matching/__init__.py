"""Needs and offers, practices and places that fit each other: ranked, shared out, with the reasons.

`rank` gives every query the items that fit it; `Prepared` keeps items ready for many questions;
`Listing` leads from words to the codes of a list.
"""

from circulade.engines.matching.card import Card, Status
from circulade.engines.matching.carried import Word
from circulade.engines.matching.errors import InputError, Problem
from circulade.engines.matching.listing import Listing, Suggestion
from circulade.engines.matching.options import Encoder, Facets, Texts
from circulade.engines.matching.prepared import Prepared
from circulade.engines.matching.rank import rank
from circulade.engines.matching.result import ENGINE, VERSION, Match, Ranking, Reason

__all__ = [
    "ENGINE",
    "VERSION",
    "Card",
    "Encoder",
    "Facets",
    "InputError",
    "Listing",
    "Match",
    "Prepared",
    "Problem",
    "Ranking",
    "Reason",
    "Status",
    "Suggestion",
    "Texts",
    "Word",
    "rank",
]
