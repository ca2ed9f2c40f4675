"""The smallest way out of contradicting rules, in words."""

from circulade.engines.selection import Change, Conflict, Rules, Track, sentence


def way_out_texts(conflict: Conflict, rules: Rules) -> tuple[str, ...]:
    """One line for each rule that would have to give way, and by how much."""
    return tuple(
        f"{change.rule} ({sentence(rules, change.rule).text()}): {_advice(change, rules)}"
        for change in conflict.way_out
    )


def _advice(change: Change, rules: Rules) -> str:
    rule = dict(rules.keyed())[change.rule]
    limit = getattr(rule, "least" if change.less else "most", None)
    of = f" for {change.value}" if change.value else ""
    if change.rule.startswith(("exclude[", "include[", "together[", "apart[")):
        return "take the rule back"
    if not isinstance(limit, int):
        return f"{'lower its least' if change.less else 'raise its most'}{of} by {change.by}"
    instead = limit - change.by if change.less else limit + change.by
    if isinstance(rule, Track) and rule.least == rule.most:
        return f"{instead} place{'' if instead == 1 else 's'} instead of {limit}"
    return f"{'at least' if change.less else 'at most'} {instead}{of} instead of {limit}"
