"""`circulade check`: what keeps this installation from doing its work."""

import typer

from circulade.cli.installation import DIFFERS, set_up, stop


def check() -> None:
    """Look at settings, database, queue, audit guard and folders; exit 0, or 1 and a line for each trouble."""
    set_up(migrated=False)
    from django.core import checks

    from circulade.core.domain.condition import condition, file_problems

    found = condition()
    problems = [*found.problems, *file_problems()]
    problems += [f"{told.msg} ({told.id})" for told in checks.run_checks() if told.level >= checks.ERROR]
    if found.given_up:
        typer.echo(f"note: {found.given_up} queued tasks were given up; see /office/queue/")
    if problems:
        stop(problems, code=DIFFERS)
    typer.echo("all is well")
