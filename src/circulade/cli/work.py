"""`circulade work`: letters, long computations and the periodic tick."""

from typing import Annotated

import typer

from circulade.cli.installation import set_up


def work(
    *,
    once: Annotated[bool, typer.Option("--once", help="Do what is due, then end.")] = False,
    interval: Annotated[float, typer.Option(min=0.05, help="Seconds between looks at an empty queue.")] = 1.0,
) -> None:
    """Work through the queue until SIGTERM or SIGINT; the task in hand is finished first."""
    set_up()
    from circulade.core.domain import worker

    worker.work(once=once, interval=interval)
