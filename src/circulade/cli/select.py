"""`circulade select`: from scored applicants and rules to an explained cohort, from files."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from circulade.cli.seed_option import whole_seed
from circulade.files.canonical import canonical_json
from circulade.files.folder import check_folder, write_folder
from circulade.files.selection import (
    NoCohort,
    chosen_rows,
    input_sha256,
    read_selection,
    select_files,
    selection_files,
    selection_summary,
    way_out_texts,
)
from circulade.files.table import FileError

BAD_INPUT, NO_SOLUTION = 2, 3


def select(
    *,
    pool: Annotated[Path, typer.Option(help="CSV: ref, attributes, score:<criterion>[:<assessor>].")],
    rules: Annotated[Path, typer.Option(help="JSON: tracks, weights, thresholds, bounds, caps, …")],
    out: Annotated[Path, typer.Option(help="Folder for the results; created.")],
    seed: Annotated[
        str | None, typer.Option(callback=whole_seed, help="Published text of the draw, if not in the rules.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty.")] = False,
) -> None:
    """Choose the best cohort that satisfies every rule, with reserve list, reasons, dossier and bundle."""
    try:
        check_folder(out, force=force)
        files = read_selection(pool, rules, seed=seed)
        with Console(stderr=True).status("Reading …") as status:
            selection = select_files(files, progress=lambda stage: status.update(f"Selecting: {stage} …"))
            status.update("Writing the dossier …")
            write_folder(out, selection_files(files.pool, files.rules, selection), force=force)
    except FileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    except NoCohort as error:
        _tell_conflict(error, way_out_texts(error.conflict, files.rules))
        raise typer.Exit(NO_SOLUTION) from None
    summary = selection_summary(selection, input_sha256=input_sha256(files.pool, files.rules))
    if json:
        sys.stdout.write(canonical_json(summary).decode() + "\n")
        return
    table = Table("outcome", "track", "ref", "points", "rank", "reason")
    for row in chosen_rows(selection, files.rules):
        table.add_row(*map(Text, row))
    console = Console(highlight=False, markup=False)
    console.print(table)
    console.print(
        f"{summary['members_count']} members, {summary['total_points']} points, proven optimal; "
        f"seed {summary['seed']!r}; written to {out}"
    )


def _tell_conflict(error: NoCohort, ways_out: tuple[str, ...]) -> None:
    alone = len(error.conflict.rules) == 1
    which = "This one cannot be met" if alone else "These contradict each other"
    typer.echo(f"No cohort satisfies all rules. {which}:", err=True)
    for key, text in zip(error.conflict.rules, error.conflict.sentences, strict=True):
        typer.echo(f"  {key}: {text}", err=True)
    if ways_out:
        typer.echo("The smallest way out:", err=True)
    for text in ways_out:
        typer.echo(f"  {text}", err=True)
