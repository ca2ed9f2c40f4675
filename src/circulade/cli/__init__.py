"""The command line: one file per command, gathered here."""

import typer

from circulade.cli.assign import assign

app = typer.Typer(name="circulade", no_args_is_help=True, add_completion=False)


@app.callback()
def circulade() -> None:
    """Run open calls to balanced, explained cohorts."""


app.command()(assign)
