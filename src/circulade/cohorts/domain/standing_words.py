"""What a selection that fills free places says of those in it: who stays, who left, who takes whose place.

For the engine, who stays is included and who left is excluded. No panel decided that, and no page may say so.
"""

from circulade.engines.selection import Outcome, Rules, Wording
from circulade.engines.selection.reason_wording import TEMPLATES as REASONS
from circulade.engines.selection.wording import Parameter

STAYS, WITHDREW = "stays a member", "withdrew"
TEMPLATES = {"stays": "Keeps the place of the earlier decision", "left": "Gave up the place"}
"""English templates by code: the strings to translate."""


def standing_wording(outcome: Outcome, rules: Rules) -> Wording | None:
    """The reason of one outcome where it follows from who stays and who left; None everywhere else."""
    staying = {one.ref for one in rules.include if one.reason == STAYS}
    left = [one.ref for one in rules.exclude if one.reason == WITHDREW]
    if outcome.ref in staying:
        return Wording(TEMPLATES["stays"])
    if outcome.ref in left:
        return Wording(TEMPLATES["left"])
    if outcome.verdict == "member" and left and outcome.reason.code != "included":
        said: dict[str, Parameter] = {
            "withdrawn": ", ".join(left),
            "points": outcome.points,
            "rank": outcome.rank,
        }
        return Wording(REASONS["replacement"], said)
    return None
