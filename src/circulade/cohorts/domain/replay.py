"""A stored selection as the engine's own result again: for documents, comparison and replacement."""

import json
from functools import lru_cache

from circulade.cohorts.models import CohortSelection
from circulade.engines.selection import Pool, Rules, Selection, select
from circulade.files.dossier import DossierData
from circulade.files.selection import dossier_data, inputs_from_dict


@lru_cache(maxsize=32)
def _recomputed(sha256: str, inputs: str) -> tuple[Pool, Rules, Selection]:
    """Compute once per process: the same inputs give the same result, so a copy is as good as the run."""
    pool, rules = inputs_from_dict(json.loads(inputs))
    return pool, rules, select(pool, rules)


@lru_cache(maxsize=32)
def _told(sha256: str, inputs: str) -> DossierData:
    return dossier_data(*_recomputed(sha256, inputs), sha256=sha256)


def dossier_of(selection: CohortSelection) -> DossierData:
    """Return the plain dossier of a stored selection, in the engine's own words; made once per process."""
    run = selection.run
    return _told(run.inputs_sha256, run.inputs)


def result_of(selection: CohortSelection) -> tuple[Pool, Rules, Selection]:
    """Return pool, rules and result of a stored selection."""
    run = selection.run
    return _recomputed(run.inputs_sha256, run.inputs)
