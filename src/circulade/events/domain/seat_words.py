"""What the selection's rules and reasons say where seats are given: nobody has points, and nobody becomes a member."""

from circulade.engines.selection.reason_wording import TEMPLATES as REASONS
from circulade.engines.selection.sentences import TEMPLATES as RULES

_REASONS = {
    "included": "A seat by a decision of the office: {reason}",
    "excluded": "No seat by a decision of the office: {reason}",
    "member": "There was a seat for everybody who stands alike by the rules",
    "member-rule": "A seat before {over}, by the rule: {rule}",
    "member-draw": "A seat before {over} by the public draw (number {draw})",
    "full": "The rule is full: {rule}; its seats went to {holders}",
    "full_value": "The rule is full for {value}: {rule}; its seats went to {holders}",
    "kept": "A seat went to {holder} by the rule: {rule}",
    "kept_value": "A seat went to {holder} by the rule for {value}: {rule}",
    "together": "Could not have a seat by the rule: {rule}",
    "spread": "A seat went to {holder}: so seats are spread more evenly",
    "draw": "The rules say the same of {holder}; the public draw decided ({draw} and {holder_draw})",
    "no-places": "No seat was free",
}
_RULES = {
    "places": "{track}: {least} seats",
    "places_range": "{track}: {least} to {most} seats, as many as the rules allow",
    "priority_first": "Before others: {group}",
    "spread": "As even as possible over {attribute}",
    "include": "{ref} has a seat by a decision of the office: {reason}",
    "exclude": "{ref} has no seat by a decision of the office: {reason}",
}
SAID = {REASONS[code]: text for code, text in _REASONS.items()} | {
    RULES[code]: text for code, text in _RULES.items()
}
"""The engine's template → what is said of seats instead."""
# The attribute that only seats have, as a label with its values.
TERRITORY_ORDER = ("Of their territory", {"yes": "the first to ask", "no": "later"})
IN_REGISTER = "Territory in the register"
TEMPLATES = (*SAID.values(), TERRITORY_ORDER[0], *TERRITORY_ORDER[1].values(), IN_REGISTER)
"""The strings to translate."""
