"""The command line: one file per command, gathered here."""

import typer

from circulade.cli.assign import assign
from circulade.cli.audit import audit
from circulade.cli.backup import backup
from circulade.cli.check import check
from circulade.cli.demo import demo
from circulade.cli.import_b2match import b2match
from circulade.cli.import_eusurvey import imports
from circulade.cli.import_exchanges import irep, maestri
from circulade.cli.import_waste_titles import waste_titles
from circulade.cli.init import init
from circulade.cli.letters import letters
from circulade.cli.match import match
from circulade.cli.meetings import meetings
from circulade.cli.mine import mine
from circulade.cli.replay import replay
from circulade.cli.restore import restore
from circulade.cli.select import select
from circulade.cli.serve import serve
from circulade.cli.stocks import stocks
from circulade.cli.symbiosis import symbiosis
from circulade.cli.verify import verify
from circulade.cli.work import work

app = typer.Typer(name="circulade", no_args_is_help=True, add_completion=False)


@app.callback()
def circulade() -> None:
    """Run open calls to balanced, explained cohorts."""


app.command()(assign)
app.command()(meetings)
app.command()(select)
app.command()(stocks)
app.command()(mine)
app.command()(symbiosis)
app.command()(match)
app.command()(verify)
app.command()(init)
app.command()(serve)
app.command()(demo)
app.command()(work)
app.command()(check)
app.command()(backup)
app.command()(restore)
app.command()(replay)
app.add_typer(audit)
app.add_typer(letters)
imports.command()(b2match)
imports.command()(waste_titles)
imports.command()(irep)
imports.command()(maestri)
app.add_typer(imports)
