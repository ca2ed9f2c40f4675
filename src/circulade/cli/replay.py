"""`circulade replay`: recompute a stored run and compare."""

import sys
from typing import Annotated
from uuid import UUID

import typer

from circulade.cli.installation import DIFFERS, set_up, stop
from circulade.files.canonical import canonical_json


def replay(
    *,
    run: Annotated[str, typer.Argument(help="Id of the run, as its page shows it.")],
    json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
) -> None:
    """Recompute a stored run from its stored inputs; exit 0 and "reproduced", or 1 and what differs."""
    try:
        identity = UUID(run)
    except ValueError:
        stop([f"RUN: “{run}” is not the id of a run; it looks like 0b6f1c1e-7c55-4a0e-9a53-1f0c6f1d2a3b"])
    set_up()
    from circulade.core.domain.replays import record_replay
    from circulade.core.models import Run

    stored = Run.objects.filter(pk=identity).first()
    if stored is None:
        stop([f"RUN: there is no run {identity}"])
    kept = record_replay(stored, by=None)
    if json:
        outcome = {
            "run": str(identity),
            "engine": stored.engine,
            "contract": stored.contract,
            "replayed_under": kept.contract,
            "inputs_sha256": stored.inputs_sha256,
            "reproduced": kept.reproduced,
            "outcome": kept.outcome,
            "differs": kept.differs,
        }
        sys.stdout.write(canonical_json(outcome).decode() + "\n")
    else:
        typer.echo(f"{stored.engine} {stored.contract}, inputs {stored.inputs_sha256}: {kept.outcome}")
        for line in kept.differs:
            typer.echo(f"  {line}")
    if not kept.reproduced:
        raise typer.Exit(DIFFERS)
