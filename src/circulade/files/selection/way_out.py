"""The smallest way out of contradicting rules, in words."""

from circulade.engines.selection import Conflict, Rules, sentence


def way_out_texts(conflict: Conflict, rules: Rules) -> tuple[str, ...]:
    """One line for each rule that would have to give way, and by how much."""
    texts = []
    for change in conflict.way_out:
        of = f" for {change.value}" if change.value else ""
        direction = "lower its least" if change.less else "raise its most"
        kind = change.rule.partition("[")[0]
        if kind in ("exclude", "include", "together", "apart"):
            advice = "take the rule back"
        else:
            advice = f"{direction}{of} by {change.by}"
        texts.append(f"{change.rule} ({sentence(rules, change.rule).text()}): {advice}")
    return tuple(texts)
