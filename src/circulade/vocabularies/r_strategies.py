"""R-strategies: eight ways to keep products and materials in use, the most effective first.

The eight are those of this project's glossary; the definitions are in our own words.
"""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.errors import UnknownCode


@dataclass(frozen=True, slots=True)
class RStrategy:
    """A lever, its rank (1 keeps most value) and what it means, as plain English message ids."""

    key: str
    rank: int
    label: str
    meaning: str


_MEANINGS = {
    "refuse": "Do without the product, or meet the need in another way.",
    "reduce": "Make or use the same with less material and energy.",
    "reuse": "Let somebody else go on using a product that still works.",
    "repair": "Mend what is broken or worn, so that it works as before.",
    "refurbish": "Bring an old product up to date and sell or lend it again.",
    "repurpose": "Give a product or its parts a different job.",
    "remanufacture": "Build a product as good as new from parts of used ones.",
    "recycle": "Turn what cannot be used any more into material for new things.",
}


@cache
def r_strategies() -> tuple[RStrategy, ...]:
    """The eight, by rank."""
    return tuple(
        RStrategy(key, rank, key.capitalize(), meaning)
        for rank, (key, meaning) in enumerate(_MEANINGS.items(), start=1)
    )


def r_strategy(key: str) -> RStrategy:
    """The strategy of a key such as "repair"; raises `UnknownCode`."""
    for found in r_strategies():
        if found.key == key.strip().lower():
            return found
    raise UnknownCode(key, listing="the R-strategies", known=_MEANINGS)
