"""The command line: one file per command, gathered here."""

import typer

from circulade.cli.assign import assign
from circulade.cli.select import select
from circulade.cli.verify import verify

app = typer.Typer(name="circulade", no_args_is_help=True, add_completion=False)


@app.callback()
def circulade() -> None:
    """Run open calls to balanced, explained cohorts."""


app.command()(assign)
app.command()(select)
app.command()(verify)
