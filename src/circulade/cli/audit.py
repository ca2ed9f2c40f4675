"""`circulade audit`: what the audit trail says of itself."""

import sys
from typing import Annotated

import typer

from circulade.cli.installation import DIFFERS, set_up
from circulade.files.canonical import canonical_json

audit = typer.Typer(name="audit", no_args_is_help=True, help="Read and verify the audit trail.")


@audit.callback()
def about() -> None:
    """Read and verify the audit trail."""


@audit.command()
def verify(
    *, json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False
) -> None:
    """Recompute every hash of the trail; exit 0 when it is whole, 1 and the first entry that does not fit."""
    set_up()
    from circulade.core.domain.audit_chain import verify_chain

    chain = verify_chain()
    if json:
        outcome = {
            "entries": chain.entries,
            "head": chain.head,
            "broken_at": chain.broken_at,
            "why": chain.why,
            "guarded": chain.guarded,
            "whole": chain.is_whole,
        }
        sys.stdout.write(canonical_json(outcome).decode() + "\n")
    elif chain.is_whole:
        typer.echo(f"whole: {chain.entries} entries, the last hash is {chain.head}")
    else:
        typer.echo(f"not whole: {chain.why}; {chain.entries} entries before it fit")
    if not chain.is_whole:
        raise typer.Exit(DIFFERS)
