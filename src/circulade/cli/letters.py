"""`circulade letters`: hooks for the mail server."""

import sys

import typer

from circulade.cli.installation import set_up, stop

letters = typer.Typer(name="letters", no_args_is_help=True, help="Hooks for the mail server.")
LARGEST = 5 * 1024 * 1024


@letters.callback()
def about() -> None:
    """Hooks for the mail server."""


@letters.command()
def bounce() -> None:
    """Read a bounced message (RFC 3464) from standard input and mark the letter it is about."""
    raw = sys.stdin.buffer.read(LARGEST)
    set_up()
    from circulade.core.domain.bounces import NoBounce, record_bounce

    try:
        letter = record_bounce(raw)
    except NoBounce as error:
        stop([f"standard input: {error}"])
    typer.echo(f"letter {letter.pk} is {letter.state}: {letter.error}")
