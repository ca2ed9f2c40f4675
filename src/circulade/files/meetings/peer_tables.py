"""Peer tables as inputs and result of a run."""

from collections.abc import Iterable, Mapping
from typing import Any

from circulade.engines.meetings import Challenge, Peer, tables

ENGINE = "meetings.tables"


def tables_inputs(
    people: Iterable[Peer], challenges: Iterable[Challenge], size: tuple[int, int], *, seed: str
) -> dict[str, Any]:
    """Return the inputs as plain JSON values, sorted."""
    return {
        "people": sorted(
            [one.ref, sorted(one.languages), sorted(one.has), sorted(one.solved), int(one.can_host)]
            for one in people
        ),
        "challenges": sorted([one.ref, one.host or ""] for one in challenges),
        "size": list(size),
        "seed": seed,
    }


def tables_from_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Form the tables of stored inputs, as JSON; raises what `tables` raises."""
    found = tables(
        [
            Peer(ref, tuple(languages), tuple(has), tuple(solved), bool(host))
            for ref, languages, has, solved, host in inputs["people"]
        ],
        [Challenge(ref, host or None) for ref, host in inputs["challenges"]],
        (inputs["size"][0], inputs["size"][1]),
        seed=inputs["seed"],
    )
    return {
        "engine": ENGINE,
        "version": "1",
        "tables": [
            {
                "challenge": one.challenge,
                "language": one.language,
                "host": one.host,
                "having": list(one.having),
                "solved": list(one.solved),
            }
            for one in found.tables
        ],
        "unseated": [list(pair) for pair in found.unseated],
        "seated": found.seated,
        "optimal": found.optimal,
        "seed": found.seed,
    }
