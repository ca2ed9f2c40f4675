"""`circulade mine`: a whole study of the urban mine, from a workbook."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from circulade.cli.seed_option import whole_seed

BAD_INPUT = 2


def mine(
    *,
    study: Annotated[
        Path | None, typer.Argument(help="The study: a workbook (XLSX, ODS) made from the template.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the results; created.")],
    seed: Annotated[
        str, typer.Option(callback=whole_seed, help="Seed of the draws; the study's own unless given.")
    ] = "",
    template: Annotated[bool, typer.Option("--template", help="Write an empty template instead.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty.")] = False,
) -> None:
    """Compute the stock, what leaves it, and what each strategy changes, with bands."""
    # Loaded when the command runs: numpy and scipy take their time.
    from rich.console import Console
    from rich.progress import Progress

    from circulade.files.canonical import canonical_json
    from circulade.files.folder import check_folder, write_folder
    from circulade.files.mine.door import mine_files, mine_template, read_mine, summary
    from circulade.files.table import FileError

    try:
        check_folder(out, force=force)
        if template:
            write_folder(out, mine_template(), force=force)
            typer.echo(f"template written to {out}")
            return
        if study is None:
            raise typer.BadParameter("name the workbook of the study, or ask for the --template")
        read = read_mine(study, seed=seed)
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("Computing …", total=None)
            files, result = mine_files(
                read, progress=lambda done, total: bar.update(task, completed=done, total=total)
            )
        write_folder(out, files, force=force)
    except FileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    for note in read.notes:
        typer.echo(f"note: {note}", err=True)
    told = summary(result)
    if json:
        sys.stdout.write(canonical_json(told).decode() + "\n")
        return
    for line in told["lines"]:
        typer.echo(line)
    typer.echo(f"written to {out}")
