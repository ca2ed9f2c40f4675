"""Every reason as a sentence."""

from dataclasses import replace
from fractions import Fraction

from circulade.engines.selection.result import Outcome, Reason
from circulade.engines.selection.rules import Rules
from circulade.engines.selection.sentences import sentence
from circulade.engines.selection.wording import Parameter, Wording, decimals

TEMPLATES = {
    "threshold": "Below the threshold for {criterion}: {reached}, at least {least} needed",
    "threshold_total": "Below the threshold for the points: {reached}, at least {least} needed",
    "no-track": "None of the tracks asked for is open",
    "excluded": "Excluded by the panel: {reason}",
    "included": "Included by the panel: {reason}",
    "member": "Member by points: {points}, rank {rank}",
    "member-rule": "Member with {points} points, before {over}, by the rule: {rule}",
    "member-preference": "Member with {points} points, before {over}, whose wishes the track meets less",
    "member-points": "Member with {points} points, before {over}: the points by track, in their order, are higher so",
    "member-draw": "Member with {points} points, before {over} by the draw (number {draw})",
    "no-places": "The tracks asked for have no members",
    "below": "{points} points; the last member, {holder}, has {last}",
    "full": "The rule is full: {rule}; its places are held by {holders}",
    "full_value": "The rule is full for {value}: {rule}; its places are held by {holders}",
    "kept": "A place goes to {holder} by the rule: {rule}",
    "kept_value": "A place goes to {holder} by the rule for {value}: {rule}",
    "together": "Could not be a member by the rule: {rule}",
    "priority": "A place goes to {holder} by the rule: {rule}",
    "preference": "As many points as {holder}, whose wishes the track meets better",
    "points": "The points of the tracks, in their order, are higher with {holder}",
    "spread": "As many points as {holder}, with whom the members are spread more evenly",
    "draw": "As many points as {holder}; the draw decided ({draw} and {holder_draw})",
    "replacement": "Takes the place of {withdrawn} with {points} points, rank {rank}: the best under the rules",
    "reserve": "Reserve {place}: could replace {replaces}. {why}",
}
"""English templates by code: the strings to translate."""

SHOWN = 5
"""So many references are named in a sentence; the data hold all of them."""


def reason_wording(outcome: Outcome, rules: Rules) -> Wording:
    """The reason of one outcome; rules in it appear as their own sentences."""
    reason = outcome.reason
    if outcome.verdict == "reserve":
        why = reason_wording(replace(outcome, verdict="out"), rules)
        listed: dict[str, Parameter] = {
            "place": outcome.place,
            "replaces": _named(outcome.replaces),
            "why": why,
        }
        return Wording(TEMPLATES["reserve"], listed)
    filled: dict[str, Parameter] = {name: _named(value) for name, value in reason.parameters.items()}
    rule = reason.parameters.get("rule")
    if isinstance(rule, str) and "{rule}" in TEMPLATES[_template(reason)]:
        filled["rule"] = sentence(rules, rule)
    return Wording(TEMPLATES[_template(reason)], filled)


def _template(reason: Reason) -> str:
    if reason.code == "threshold" and reason.parameters.get("criterion") == "total":
        return "threshold_total"
    if reason.code in ("full", "kept") and reason.parameters.get("value"):
        return f"{reason.code}_value"
    return reason.code


def _named(value: Parameter) -> Parameter:
    if isinstance(value, tuple) and len(value) > SHOWN:
        return ", ".join(value[:SHOWN]) + ", …"
    return decimals(value) if isinstance(value, Fraction) else value
