"""Compute a study in the background, with progress, and store the result as a run."""

import json
from functools import lru_cache
from typing import Any

from django.db import transaction

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.core.domain.queue import enqueue
from circulade.core.domain.runs import store_run
from circulade.files.canonical import digest
from circulade.files.mine import ENGINE, Study, run_study, study_from_dict, study_to_dict
from circulade.urbanmine.domain.problems import NotComputable
from circulade.urbanmine.domain.rows import check
from circulade.urbanmine.domain.studies import held_for_change
from circulade.urbanmine.enums import StudyState
from circulade.urbanmine.models import MineStudy


def inputs_of(study: MineStudy) -> tuple[Study, dict[str, Any]]:
    """Return the study and its inputs as JSON; raises `NotComputable` with every problem."""
    found = check(study)
    if found.study is None or found.problems:
        raise NotComputable(found.problems)
    return found.study, study_to_dict(found.study)


def ask_to_compute(study: MineStudy, *, by: User | None) -> MineStudy:
    """Queue the computation; what cannot be computed is refused at once, with the reasons."""
    inputs_of(study)
    with transaction.atomic():
        held = held_for_change(study)
        held.state = StudyState.COMPUTING
        held.progress = 0
        held.trouble = ""
        held.save()
        enqueue("circulade.urbanmine.tasks.compute_study", study_id=held.pk, by_id=by.pk if by else None)
        audit(held, "study queued", by=by, changes={"revision": (None, held.revision)})
    return held


def compute_study(study: MineStudy, *, by: User | None) -> MineStudy:
    """Compute outside any transaction, then store the run if the study is still what was computed."""
    try:
        read, inputs = inputs_of(study)
        result = run_study(read, progress=lambda done, total: _note_progress(study, done, total))
    except NotComputable as reason:
        return _stop(study, str(reason), by=by)
    except ValueError as reason:
        return _stop(study, str(reason), by=by)
    with transaction.atomic():
        held = MineStudy.objects.select_for_update().get(pk=study.pk)
        if digest(inputs_of(held)[1]) != digest(inputs):
            return _stop(held, "The study changed while it was computed: compute it again.", by=by)
        held.run = store_run(engine=ENGINE, inputs=inputs, result=result, seed=held.seed, about=held, by=by)
        held.state = StudyState.COMPUTED
        held.progress = 100
        held.trouble = ""
        held.save()
        audit(held, "study computed", by=by, run=held.run, changes={"state": ("computing", "computed")})
    return held


def _note_progress(study: MineStudy, done: int, total: int) -> None:
    MineStudy.objects.filter(pk=study.pk).update(progress=min(99, 100 * done // max(1, total)))


def _stop(study: MineStudy, reason: str, *, by: User | None) -> MineStudy:
    """Go back to where the study was, and say why."""
    with transaction.atomic():
        held = MineStudy.objects.select_for_update().get(pk=study.pk)
        held.state = StudyState.COMPUTED if held.run else StudyState.DRAFT
        held.trouble = reason[:2000]
        held.save()
        audit(held, "computation stopped", by=by)
    return held


@lru_cache(maxsize=8)
def _read(sha256: str, text: str) -> Any:
    return json.loads(text)


def result_of(study: MineStudy) -> dict[str, Any] | None:
    """Return the newest result, None before the first computation."""
    if study.run is None:
        return None
    found: dict[str, Any] = _read(study.run.result_sha256, study.run.result)
    return found


def computed_study(study: MineStudy) -> Study | None:
    """Return the study as it was computed, which its rows may have left behind."""
    return None if study.run is None else study_from_dict(_read(study.run.inputs_sha256, study.run.inputs))


def is_stale(study: MineStudy) -> bool:
    """Tell whether the rows changed after the newest result."""
    if study.run is None:
        return False
    try:
        return digest(inputs_of(study)[1]) != study.run.inputs_sha256
    except NotComputable:
        return True
