"""Runs: computations on which decisions, letters and published pages rest, stored so that anybody can replay them."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone

from circulade import __version__
from circulade.core.belonging import programme_id_of
from circulade.core.domain.audit import audit
from circulade.core.models import Run
from circulade.core.models.about import about_fields
from circulade.files.canonical import canonical_json, digest
from circulade.files.engines import ENGINES

if TYPE_CHECKING:
    from circulade.accounts.models import User


def store_run(
    *,
    engine: str,
    inputs: Any,
    result: Any,
    by: "User | None",
    seed: str = "",
    contract: str = "",
    about: models.Model | None = None,
    at: datetime | None = None,
) -> Run:
    """Store a computation: `inputs` and `result` as JSON values (ids and refs, never names or words of persons).

    Equal inputs give equal bytes; who and when stand beside them, never inside. The contract version is the engine's;
    KeyError when there is no such engine.
    """
    with transaction.atomic():
        run = Run.objects.create(
            programme_id=programme_id_of(about),
            engine=engine,
            contract=contract or ENGINES[engine].version,
            version=__version__,
            seed=seed,
            inputs=canonical_json(inputs).decode(),
            inputs_sha256=digest(inputs),
            result=canonical_json(result).decode(),
            result_sha256=digest(result),
            by=by,
            at=at or timezone.now(),
            **about_fields(about),
        )
        audit(run, "run stored", by=by, run=run, changes={"inputs_sha256": (None, run.inputs_sha256)})
    return run
