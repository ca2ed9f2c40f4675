"""Rules as plain JSON values that `rules_from_dict` reads back to the same rules."""

from typing import Any

from circulade.engines.selection import Group, Rules, Share
from circulade.engines.selection.rules import Amount
from circulade.files.selection.numbers import exact_text, json_number


def rules_to_dict(rules: Rules) -> dict[str, Any]:
    """Every rule that is set; empty lists and defaults are left out."""
    written = {
        "tracks": [
            {"name": track.name, "places": track.most}
            if track.least == track.most
            else {"name": track.name, "least": track.least, "most": track.most}
            for track in rules.tracks
        ],
        "weights": None if rules.weights is None else dict(rules.weights),
        "scale": {name: [json_number(limit) for limit in limits] for name, limits in rules.scale.items()},
        "thresholds": [
            _given(criterion=rule.criterion, least=json_number(rule.least), track=rule.track)
            for rule in rules.thresholds
        ],
        "bounds": [
            {
                **_group(rule.group),
                **_given(least=_amount(rule.least), most=_amount(rule.most), track=rule.track),
            }
            for rule in rules.bounds
        ],
        "caps": [
            _given(attribute=rule.attribute, most=_amount(rule.most), track=rule.track) for rule in rules.caps
        ],
        "priority": [
            {
                **_group(rule.group),
                **_given(
                    mode=rule.mode,
                    points=None if rule.points is None else json_number(rule.points),
                    least=_amount(rule.least),
                ),
            }
            for rule in rules.priority
        ],
        "spread": None if rules.spread is None else {"attribute": rules.spread.attribute},
        "exclude": [{"ref": decision.ref, "reason": decision.reason} for decision in rules.exclude],
        "include": [{"ref": decision.ref, "reason": decision.reason} for decision in rules.include],
        "together": [list(refs) for refs in rules.together],
        "apart": [list(refs) for refs in rules.apart],
        "preference": rules.preference or None,
        "reserve": rules.reserve,
        "min_assessments": rules.min_assessments,
        "seed": rules.seed,
    }
    return {key: value for key, value in written.items() if value is not None and value not in ([], {})}


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _amount(amount: Amount | None) -> int | str | None:
    return f"{exact_text(amount.percent)}%" if isinstance(amount, Share) else amount


def _group(group: Group) -> dict[str, Any]:
    if group.start is None and group.below is None:
        values: dict[str, Any] = (
            {"value": group.values[0]} if len(group.values) == 1 else {"in": list(group.values)}
        )
    else:
        limits = {"from": group.start, "below": group.below}
        values = {key: json_number(limit) for key, limit in limits.items() if limit is not None}
    return {"attribute": group.attribute, **values}
