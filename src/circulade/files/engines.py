"""The engines by name: how to decode inputs, compute, and encode the result.

Replay and verification go through this table, so that a stored run or a bundle needs nothing but
the name of its engine.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from circulade.engines import assessment as assessment_engine
from circulade.engines import matching as matching_engine
from circulade.engines import meetings as meetings_engine
from circulade.engines import selection as selection_engine
from circulade.engines import stocks as stocks_engine
from circulade.engines import symbiosis as symbiosis_engine
from circulade.files import mine, selection
from circulade.files.assignment_run import assignment_from_inputs
from circulade.files.matching import ranking_from_inputs
from circulade.files.meetings import meetings_from_inputs, peer_tables, rerun
from circulade.files.stocks import model_run, stocks_from_inputs
from circulade.files.symbiosis import network_from_inputs


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine: `compute` takes stored inputs to a stored result, both plain JSON values.

    `version` is the contract version; `recomputed` takes the members of a bundle to the same
    members computed anew from its inputs, and raises `FileError` if the inputs cannot be used.
    """

    name: str
    version: str
    compute: Callable[[Mapping[str, Any]], dict[str, Any]]
    recomputed: Callable[[Mapping[str, bytes]], dict[str, bytes]] | None = None


def _select(inputs: Mapping[str, Any]) -> dict[str, Any]:
    pool, rules = selection.inputs_from_dict(inputs)
    result = selection_engine.select(pool, rules)
    sha256 = selection.input_sha256(pool, rules)
    return selection.selection_to_dict(result, rules, input_sha256=sha256)


ENGINES: Mapping[str, Engine] = {
    engine.name: engine
    for engine in (
        Engine(selection_engine.ENGINE, selection_engine.VERSION, _select, selection.recomputed),
        Engine(assessment_engine.ENGINE, assessment_engine.VERSION, assignment_from_inputs),
        Engine(matching_engine.ENGINE, matching_engine.VERSION, ranking_from_inputs),
        Engine(stocks_engine.ENGINE, stocks_engine.VERSION, stocks_from_inputs),
        Engine(meetings_engine.ENGINE, meetings_engine.VERSION, meetings_from_inputs),
        Engine(rerun.ENGINE, meetings_engine.VERSION, rerun.replanned_from_inputs),
        Engine(peer_tables.ENGINE, meetings_engine.VERSION, peer_tables.tables_from_inputs),
        Engine(mine.ENGINE, mine.VERSION, mine.compute_from_inputs),
        Engine(model_run.ENGINE, model_run.VERSION, model_run.model_from_inputs),
        Engine(symbiosis_engine.ENGINE, symbiosis_engine.VERSION, network_from_inputs),
    )
}


def recompute(name: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Compute a stored run anew; `KeyError` if there is no engine of this name."""
    return ENGINES[name].compute(inputs)
