"""`circulade stocks`: stocks and outflows from inflows, or inflows from stocks, from files."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from circulade.cli.seed_option import whole_seed
from circulade.files.canonical import canonical_json
from circulade.files.folder import check_folder, write_folder
from circulade.files.stocks import compute_stocks, read_stocks, stocks_files
from circulade.files.table import FileError

BAD_INPUT = 2


def stocks(
    *,
    lifetimes: Annotated[Path, typer.Option(help="CSV: series, distribution, p1, p2.")],
    out: Annotated[Path, typer.Option(help="Folder for the results; created.")],
    inflow: Annotated[Path | None, typer.Option(help="CSV: series, year, value; what comes in.")] = None,
    stock: Annotated[
        Path | None, typer.Option(help="CSV: series, year, value; in use at the end of the year.")
    ] = None,
    inflow_at: Annotated[
        Literal["start", "middle", "end", "uniform"], typer.Option(help="When in the year things come.")
    ] = "middle",
    convention: Annotated[
        Literal["cdf", "unu"], typer.Option(help="cdf keeps mass; unu is the rule of the WEEE tool.")
    ] = "cdf",
    negative_inflow: Annotated[
        Literal["error", "oldest-first", "proportional", "accept"],
        typer.Option(help="Where less than nothing would come in: refuse, retire early, or accept."),
    ] = "error",
    seed: Annotated[
        str, typer.Option(callback=whole_seed, help="Recorded with the result; nothing here is random.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Print the certificate as JSON.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty.")] = False,
) -> None:
    """Compute stock, inflow and outflow of every series and year."""
    try:
        check_folder(out, force=force)
        inputs = read_stocks(
            inflow=inflow, stock=stock, lifetimes=lifetimes, negative=negative_inflow != "error"
        )
        with Console(stderr=True).status("Computing …"):
            answer = compute_stocks(
                inputs,
                inflow_at=inflow_at,
                convention=convention,
                negative=negative_inflow,
                seed=seed,
            )
            files = stocks_files(answer)
        write_folder(out, files, force=force)
    except FileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    for doubt in sorted(inputs.warnings, key=lambda doubt: (doubt.column == "year", doubt.line)):
        typer.echo(f"warning: {doubt}", err=True)
    certificate = answer.certificate()
    if json:
        sys.stdout.write(canonical_json(certificate).decode() + "\n")
        return
    count = sum(len(names) * len(found.years) for names, found in answer.groups)
    text = (
        f"{len(inputs.series)} series, {count} years in all; mass balance {certificate['mass_balance']:.1e}"
    )
    if convention == "unu":
        text += f"; the UNU rule makes up to {100 * certificate['mass_gap']:+.2f} % of an inflow"
    Console(highlight=False, markup=False).print(f"{text}; written to {out}")
