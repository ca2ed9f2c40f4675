"""The options of `circulade symbiosis`, each with its help."""

from pathlib import Path
from typing import Annotated

import typer

from circulade.cli.seed_option import whole_seed

Offers = Annotated[
    Path,
    typer.Option(help="CSV: ref, code, tonnes, lat, lon, disposal_cost [, q:<property>] [, conditions]."),
]
Needs = Annotated[
    Path, typer.Option(help="CSV: ref, class, tonnes, lat, lon, price [, max:<property>] [, conditions].")
]
Accepts = Annotated[Path, typer.Option(help="CSV: class, code, yield, processing_cost.")]
Out = Annotated[Path, typer.Option(help="Folder for the results; created.")]
PerTonne = Annotated[float | None, typer.Option(help="Cost of loading and unloading a tonne; required.")]
PerTkm = Annotated[float | None, typer.Option(help="Cost of a tonne over a kilometre of road; required.")]
Detour = Annotated[float, typer.Option(help="Kilometres of road per kilometre of great circle.")]
Borders = Annotated[
    Path | None,
    typer.Option(help="CSV: from, to, days, cost [, status, allowed, valid_from, valid_until, source]."),
]
On = Annotated[str, typer.Option(help="The day whose borders and waste list hold, like 2026-12-09.")]
Blend = Annotated[
    bool, typer.Option("--blend", help="The mix of a need must meet its limits, not every offer in it.")
]
Months = Annotated[
    bool,
    typer.Option("--months", help="Plan month by month: month:1 … month:12, storage, storage_cost, decay."),
]
Hubs = Annotated[
    Path | None, typer.Option(help="CSV: ref, process, tonnes, lat, lon, fixed_cost; hubs to open or not.")
]
Treatments = Annotated[
    Path | None, typer.Option(help="CSV: process, code, output, yield, cost [, status] [, q:<property>].")
]
LinkCost = Annotated[float | None, typer.Option(help="Fixed cost a year of every link that is used.")]
SkipBad = Annotated[
    bool, typer.Option("--skip-bad", help="Leave rows with a problem out (DIR/left_out.csv) and go on.")
]
Seed = Annotated[str, typer.Option(callback=whole_seed, help="Published text that settles ties.")]
Json = Annotated[bool, typer.Option("--json", help="Print the certificate as JSON.")]
Force = Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty.")]
