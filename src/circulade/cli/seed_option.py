"""Check the seed of a command: a published text must be text, or nobody could publish it."""

import typer

from circulade.files.whole_text import broken_piece

BAD_INPUT = 2


def whole_seed(seed: str | None) -> str | None:
    """Return the seed; one that holds bytes of another encoding ends the command."""
    if seed and (piece := broken_piece(seed)):
        typer.echo(f"--seed: {piece} is not text in UTF-8", err=True)
        raise typer.Exit(BAD_INPUT)
    return seed
