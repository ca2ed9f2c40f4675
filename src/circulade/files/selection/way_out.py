"""The smallest way out of contradicting rules, in words."""

from circulade.engines.selection import Change, Conflict, Rules, Track, Wording, sentence
from circulade.engines.selection.wording import Parameter

TEMPLATES = {
    "take-back": "take the rule back",
    "lower": "lower its least by {by}",
    "raise": "raise its most by {by}",
    "raise_value": "raise its most for {value} by {by}",
    "place": "1 place instead of {limit}",
    "places": "{instead} places instead of {limit}",
    "least": "at least {instead} instead of {limit}",
    "most": "at most {instead} instead of {limit}",
    "most_value": "at most {instead} for {value} instead of {limit}",
}
"""English templates by code: the strings to translate."""


def way_out_texts(conflict: Conflict, rules: Rules) -> tuple[str, ...]:
    """One line for each rule that would have to give way, and by how much; rules by their place in the file."""
    return tuple(
        f"{change.rule} ({sentence(rules, change.rule).text()}): {advice(change, rules).text()}"
        for change in conflict.way_out
    )


def advice(change: Change, rules: Rules) -> Wording:
    """How far one rule would have to give way."""
    rule = dict(rules.keyed())[change.rule]
    limit = getattr(rule, "least" if change.less else "most", None)
    if change.rule.startswith(("exclude[", "include[", "together[", "apart[")):
        return Wording(TEMPLATES["take-back"])
    value = "_value" if change.value and not change.less else ""
    said: dict[str, Parameter] = {"by": change.by, "value": change.value or ""}
    if not isinstance(limit, int):
        return Wording(TEMPLATES["lower" if change.less else f"raise{value}"], said)
    instead = limit - change.by if change.less else limit + change.by
    said |= {"instead": instead, "limit": limit}
    if isinstance(rule, Track) and rule.least == rule.most:
        return Wording(TEMPLATES["place" if instead == 1 else "places"], said)
    return Wording(TEMPLATES["least" if change.less else f"most{value}"], said)
