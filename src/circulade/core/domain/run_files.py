"""A run as one file: the same format whether a file-based command or the platform made it."""

import json

from circulade.core.models import Run
from circulade.files.canonical import canonical_json


def run_file(run: Run) -> bytes:
    """Return the run as canonical JSON; who and when stay outside."""
    return canonical_json(
        {
            "engine": run.engine,
            "contract": run.contract,
            "package": run.version,
            "seed": run.seed,
            "inputs": json.loads(run.inputs),
            "inputs_sha256": run.inputs_sha256,
            "result": json.loads(run.result),
            "result_sha256": run.result_sha256,
        }
    )
