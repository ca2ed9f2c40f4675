"""`circulade verify`: recompute a bundle and say what differs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from circulade.files.bundle import NoBundle
from circulade.files.canonical import canonical_json
from circulade.files.table import FileError, content_of
from circulade.files.verify import verify_bundle

DIFFERS, BAD_INPUT = 1, 2


def verify(
    *,
    bundle: Annotated[Path, typer.Argument(help="bundle.zip of a selection.")],
    json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
) -> None:
    """Recompute a bundle from its inputs alone; exit 0 and "reproduced", or 1 and what differs."""
    try:
        found = verify_bundle(content_of(bundle))
    except (FileError, NoBundle) as error:
        text = str(error) if isinstance(error, FileError) else f"{bundle.name}: {error}"
        typer.echo(text, err=True)
        raise typer.Exit(BAD_INPUT) from None
    if json:
        outcome = {
            "reproduced": found.reproduced,
            "engine": found.engine,
            "version": found.version,
            "input_sha256": found.input_sha256,
            "differs": list(found.differs),
        }
        sys.stdout.write(canonical_json(outcome).decode() + "\n")
    elif found.reproduced:
        typer.echo(f"reproduced: {found.engine} {found.version}, inputs {found.input_sha256}")
    else:
        typer.echo(f"{bundle.name} is not reproduced:")
        for text in found.differs:
            typer.echo(f"  {text}")
    if not found.reproduced:
        raise typer.Exit(DIFFERS)
