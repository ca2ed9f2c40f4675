"""Every rule as a sentence."""

from circulade.engines.selection.rules import (
    Amount,
    Bound,
    Cap,
    Decision,
    Group,
    Priority,
    Rule,
    Rules,
    Share,
    Spread,
    Threshold,
    Track,
)
from circulade.engines.selection.wording import Wording

TEMPLATES = {
    "percent_up": "{percent} % of the places (rounded up)",
    "percent_down": "{percent} % of the places (rounded down)",
    "group_values": "{attribute} {values}",
    "group_from": "{attribute} from {start}",
    "group_below": "{attribute} below {below}",
    "group_between": "{attribute} from {start} and below {below}",
    "places": "{track}: exactly {least} places",
    "places_range": "{track}: {least} to {most} places, as many as the rules allow",
    "threshold": "Only applicants with at least {least} for {criterion}",
    "threshold_total": "Only applicants with at least {least} points",
    "threshold_track": "{track}: only applicants with at least {least} for {criterion}",
    "threshold_total_track": "{track}: only applicants with at least {least} points",
    "bound_least": "At least {least} with {group}",
    "bound_most": "At most {most} with {group}",
    "bound_both": "At least {least} and at most {most} with {group}",
    "bound_exact": "Exactly {least} with {group}",
    "bound_least_track": "{track}: at least {least} with {group}",
    "bound_most_track": "{track}: at most {most} with {group}",
    "bound_both_track": "{track}: at least {least} and at most {most} with {group}",
    "bound_exact_track": "{track}: exactly {least} with {group}",
    "cap": "At most {most} for each {attribute}",
    "cap_track": "{track}: at most {most} for each {attribute}",
    "priority_first": "Priority before points: as many as possible with {group}",
    "priority_bonus": "{points} points more for applicants with {group}",
    "priority_share": "Priority: at least {least} with {group}",
    "spread": "As even as possible over {attribute}, after points",
    "exclude": "{ref} is excluded by the panel: {reason}",
    "include": "{ref} is included by the panel: {reason}",
    "together": "All or none of {refs}",
    "apart": "At most one of {refs}",
}
"""English templates by code: the strings to translate."""


def sentence(rules: Rules, key: str) -> Wording:
    """The sentence of the rule at `key` (such as `bounds[0]`); `KeyError` if there is none."""
    return rule_sentence(dict(rules.keyed())[key], kind=key.partition("[")[0])


def rule_sentence(rule: Rule, *, kind: str = "") -> Wording:
    """The sentence of one rule; `kind` tells decisions and sets of applicants apart."""
    match rule:
        case Track(name, least, most):
            code = "places" if least == most else "places_range"
            return Wording(TEMPLATES[code], {"track": name, "least": least, "most": most})
        case Threshold(criterion, least, track):
            code = "threshold_total" if criterion == "total" else "threshold"
            return _tracked(code, track, Wording("", {"criterion": criterion, "least": least}))
        case Bound(group, least, most, track):
            return _bound(group, least, most, track)
        case Cap(attribute, most, track):
            return _tracked(
                "cap", track, Wording("", {"attribute": attribute, "most": amount(most, up=False)})
            )
        case Priority():
            return _priority(rule)
        case Spread(attribute):
            return Wording(TEMPLATES["spread"], {"attribute": attribute})
        case Decision(ref, reason):
            return Wording(TEMPLATES[kind], {"ref": ref, "reason": reason})
    return Wording(TEMPLATES[kind], {"refs": rule})


def amount(number: Amount, *, up: bool) -> int | Wording:
    """A count as it is; a share with the way it is rounded."""
    if isinstance(number, Share):
        return Wording(TEMPLATES["percent_up" if up else "percent_down"], {"percent": number.percent})
    return number


def group_wording(group: Group) -> Wording:
    """The group by its attribute and values."""
    if group.start is None and group.below is None:
        return Wording(TEMPLATES["group_values"], {"attribute": group.attribute, "values": group.values})
    code = "group_from" if group.below is None else "group_below" if group.start is None else "group_between"
    numbers = {"attribute": group.attribute, "start": group.start, "below": group.below}
    return Wording(TEMPLATES[code], numbers)


def _tracked(code: str, track: str | None, rest: Wording) -> Wording:
    if track is None:
        return Wording(TEMPLATES[code], rest.parameters)
    return Wording(TEMPLATES[f"{code}_track"], {**rest.parameters, "track": track})


def _bound(group: Group, least: Amount | None, most: Amount | None, track: str | None) -> Wording:
    code = "bound_most" if least is None else "bound_least" if most is None else "bound_both"
    # A share is rounded up as a least and down as a most: only equal counts are exact.
    code = "bound_exact" if least == most and isinstance(least, int) else code
    limits = {
        "least": None if least is None else amount(least, up=True),
        "most": None if most is None else amount(most, up=False),
        "group": group_wording(group),
    }
    return _tracked(code, track, Wording("", limits))


def _priority(rule: Priority) -> Wording:
    least = None if rule.least is None else amount(rule.least, up=True)
    parameters = {"group": group_wording(rule.group), "points": rule.points, "least": least}
    return Wording(TEMPLATES[f"priority_{rule.mode}"], parameters)
