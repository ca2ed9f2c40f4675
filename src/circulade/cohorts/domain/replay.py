"""A stored selection as the engine's own result again: for documents, comparison and replacement."""

import json
from functools import lru_cache

from circulade.cohorts.models import CohortSelection
from circulade.engines.selection import Pool, Rules, Selection, select
from circulade.files.selection import inputs_from_dict


@lru_cache(maxsize=32)
def _recomputed(sha256: str, inputs: str) -> tuple[Pool, Rules, Selection]:
    """Compute once per process: the same inputs give the same result, so a copy is as good as the run."""
    pool, rules = inputs_from_dict(json.loads(inputs))
    return pool, rules, select(pool, rules)


def result_of(selection: CohortSelection) -> tuple[Pool, Rules, Selection]:
    """Return pool, rules and result of a stored selection."""
    run = selection.run
    return _recomputed(run.inputs_sha256, run.inputs)
