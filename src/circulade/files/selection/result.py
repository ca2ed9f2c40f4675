"""A selection as JSON and CSV."""

import csv
import io
import json
from fractions import Fraction
from typing import Any

from circulade.engines.selection import Outcome, Rules, Selection, reason_wording, sentence
from circulade.engines.selection.wording import rounded

COLUMNS = ("ref", "outcome", "track", "points", "rank", "reason")


def selection_to_dict(selection: Selection, rules: Rules, *, input_sha256: str) -> dict[str, Any]:
    """Return the whole result as plain JSON values; exact fractions travel as text such as "17/4".

    `prices` stays empty until prices are computed: nothing is said about what a rule costs.
    """
    return {
        "engine": selection.engine,
        "version": selection.version,
        "seed": selection.seed,
        "input_sha256": input_sha256,
        "optimal": selection.optimal,
        "members": {track: list(refs) for track, refs in selection.members.items()},
        "reserve": list(selection.reserve),
        "total_points": _number(selection.total_points),
        "total_points_exact": str(selection.total_points),
        "prices": {},
        "objectives": [{"name": stage.name, "value": str(stage.value)} for stage in selection.stages],
        "rules": [
            {
                "rule": figure.rule,
                "sentence": sentence(rules, figure.rule).text(),
                "value": figure.value,
                "count": figure.count,
                "least": figure.least,
                "most": figure.most,
                "eligible": figure.eligible,
                "binding": figure.binding,
            }
            for figure in selection.figures
        ],
        "applicants": [_outcome(outcome, rules) for outcome in selection.outcomes],
    }


def selection_json(value: dict[str, Any]) -> bytes:
    """Write a result for people and programs: sorted keys, indented, one way only."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


def selection_csv(selection: Selection, rules: Rules) -> bytes:
    """Write one row for each applicant, by outcome, track, rank and draw."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in selection.outcomes:
        reason = reason_wording(one, rules).text()
        cells = (one.ref, one.verdict, one.track or "", f"{rounded(one.points):f}", one.rank or "", reason)
        writer.writerow(
            [_safe(str(cell)) if place in (0, 2, 5) else cell for place, cell in enumerate(cells)]
        )
    return text.getvalue().encode()


def _safe(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def _outcome(outcome: Outcome, rules: Rules) -> dict[str, Any]:
    return {
        "ref": outcome.ref,
        "outcome": outcome.verdict,
        "track": outcome.track,
        "points": str(outcome.points),
        "rank": outcome.rank,
        "draw": outcome.draw,
        "place": outcome.place,
        "replaces": list(outcome.replaces),
        "reason": {
            "code": outcome.reason.code,
            "parameters": {
                name: str(datum)
                if isinstance(datum, Fraction)
                else list(datum)
                if isinstance(datum, tuple)
                else datum
                for name, datum in outcome.reason.parameters.items()
            },
            "text": reason_wording(outcome, rules).text(),
        },
    }
