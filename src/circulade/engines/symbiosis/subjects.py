"""What names of streams and of sites are about, by everyday words: steam and a boiler house are about heat.

A short list of our own, of common knowledge; a word may be about several subjects.
"""

import re
from functools import cache

WORDS = {
    "heat": "steam heat heating hot thermal district boiler vapour warm",
    "power": "electricity power energy grid electric",
    "water": "water wastewater effluent sewage condensate reservoir lake basin irrigation drain purification cooling",
    "ash": "ash slag cinder gangue dust fly",
    "mineral": "cement concrete brick gypsum plaster plasterboard ceramic stone construction asphalt lime limestone"
    " clinker building aggregate sand mining silica calcium",
    "metal": "metal steel iron scrap aluminium aluminum alumina copper zinc lead foundry smelter magnesium galvanized",
    "plastic": "plastic plastics pvc polymer resin pellets flakes",
    "paper": "paper pulp cardboard fibre fiber board printing packaging",
    "wood": "wood sawdust bark timber forest biomass chips saw",
    "farm": "farm farms farming agriculture agricultural field crop manure fertilizer compost composting feed animal"
    " pig cattle fish organic bagasse straw horticulture greenhouse landscaping soil livestock breeding",
    "food": "food sugar molasses alcohol beer starch dairy yeast",
    "chemical": "acid alkali caustic soda chlorine chemical chemicals sulfur sulphur sulphuric ammonia chloride"
    " bromine",
    "oil": "oil refinery petroleum fuel diesel lubricant",
    "gas": "gas carbon hydrogen oxygen nitrogen methane syngas",
    "rubber": "tyre tyres tire rubber",
    "solvent": "solvent paint adhesive",
    "car": "auto automobile car motor engine engines vehicle parts",
    "recycling": "recycling recycler recycle treatment reuse recovery waste residue residues sludge",
}
LONG = 5
"""Words of so many letters are also found inside other words."""
PLAIN = frozenset(
    {
        "the",
        "of",
        "and",
        "co",
        "ltd",
        "company",
        "plant",
        "industry",
        "factory",
        "corporation",
        "production",
        "for",
    }
    | {"producer", "manufacturing", "works", "facility", "enterprise", "a"}
)
"""Words that say little about a site."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a name that say something, in small letters, without a number at the end."""
    plain = re.sub(r"\bco2\b", "carbon dioxide", text.casefold())
    plain = re.sub(r"\d+$", "", re.sub(r"\W+", " ", plain).strip())
    return tuple(word for word in plain.split() if word not in PLAIN)


@cache
def subjects(word: str) -> frozenset[str]:
    """Return what a word is about, if anything."""
    known = _known()
    found = known.get(word) or known.get(word.removesuffix("s"))
    if found:
        return found
    inside = (about for other, about in known.items() if len(other) >= LONG and other in word)
    return frozenset[str]().union(*inside)


@cache
def _known() -> dict[str, frozenset[str]]:
    found = dict[str, frozenset[str]]()
    for subject, listed in WORDS.items():
        for word in listed.split():
            found[word] = found.get(word, frozenset()) | {subject}
    return found
