"""A selection in short, for a terminal and for programs."""

from typing import Any

from circulade.engines.selection import Rules, Selection, reason_wording
from circulade.engines.selection.wording import rounded


def selection_summary(selection: Selection, *, input_sha256: str) -> dict[str, Any]:
    """Members by track, reserve, totals and the hash of the inputs."""
    return {
        "members": {track: list(refs) for track, refs in selection.members.items()},
        "members_count": sum(len(refs) for refs in selection.members.values()),
        "reserve": list(selection.reserve),
        "total_points": float(rounded(selection.total_points)),
        "optimal": selection.optimal,
        "seed": selection.seed,
        "engine": selection.engine,
        "version": selection.version,
        "input_sha256": input_sha256,
        "counts": {
            verdict: sum(one.verdict == verdict for one in selection.outcomes)
            for verdict in ("member", "reserve", "out", "ineligible")
        },
    }


def chosen_rows(selection: Selection, rules: Rules) -> list[tuple[str, ...]]:
    """A row for each member and reserve: outcome, track, ref, points, rank, reason."""
    return [
        (
            one.verdict,
            one.track or "",
            one.ref,
            f"{rounded(one.points):f}",
            str(one.rank),
            reason_wording(one, rules).text(),
        )
        for one in selection.outcomes
        if one.verdict in ("member", "reserve")
    ]
