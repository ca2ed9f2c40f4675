"""Replay a run: compute it anew from its stored inputs and compare the bytes."""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from circulade import __version__
from circulade.core.domain.audit import audit
from circulade.core.models import Replay, Run
from circulade.files.canonical import canonical_json
from circulade.files.differences import differences
from circulade.files.engines import ENGINES
from circulade.files.table import FileError

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a replay came to: nothing in `differs` means that the same came out."""

    contract: str
    sentence: str
    differs: tuple[str, ...]

    @property
    def reproduced(self) -> bool:
        """Tell whether the same came out again."""
        return not self.differs


def replay(run: Run) -> Outcome:
    """Recompute a run; on another contract version, compare the outcome without the version it names."""
    engine = ENGINES.get(run.engine)
    if engine is None:
        return Outcome("", f"there is no engine “{run.engine}”", (f"there is no engine {run.engine!r}",))
    altered = [
        f"the stored {what} do not have the SHA-256 {stated} that was stored with them"
        for what, text, stated in (
            ("inputs", run.inputs, run.inputs_sha256),
            ("results", run.result, run.result_sha256),
        )
        if sha256(text.encode()).hexdigest() != stated
    ]
    if altered:
        return Outcome(engine.version, "the stored run was altered", tuple(altered))
    try:
        result = engine.compute(json.loads(run.inputs))
    except FileError as error:
        told = tuple(f"cannot be recomputed: {trouble}" for trouble in error.troubles)
        return Outcome(engine.version, "the stored inputs cannot be used", told)
    except Exception as error:  # whatever an engine raises on odd inputs is an outcome, not a breakdown
        told = (f"cannot be recomputed: {type(error).__name__}: {str(error)[:500]}",)
        return Outcome(engine.version, "the stored inputs cannot be used", told)
    found, expected = json.loads(run.result), result
    moved = engine.version != run.contract
    if moved:
        found, expected = _versionless(found), _versionless(result)
    told = tuple(differences("result.json", canonical_json(found), canonical_json(expected)))
    return Outcome(engine.version, _sentence(run, engine.version, moved=moved, same=not told), told)


def _versionless(result: Any) -> Any:
    return (
        {key: value for key, value in result.items() if key != "version"}
        if isinstance(result, dict)
        else result
    )


def _sentence(run: Run, version: str, *, moved: bool, same: bool) -> str:
    if moved:
        told = "same outcome" if same else "another outcome"
        return f"{told} under contract version {version}; the run was made under {run.contract}"
    return "reproduced, byte for byte" if same else "differs"


def record_replay(run: Run, *, by: "User | None", at: datetime | None = None) -> Replay:
    """Replay a run and keep the outcome; computed outside the transaction."""
    outcome = replay(run)
    with transaction.atomic():
        kept = Replay.objects.create(
            run=run,
            at=at or timezone.now(),
            by=by,
            contract=outcome.contract,
            version=__version__,
            reproduced=outcome.reproduced,
            outcome=outcome.sentence[:200],
            differs=list(outcome.differs),
        )
        audit(run, "run replayed", by=by, run=run, changes={"reproduced": (None, outcome.reproduced)})
    return kept
