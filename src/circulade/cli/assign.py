"""`circulade assign`: who assesses what, from files."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from circulade.cli.seed_option import whole_seed
from circulade.files.assignment import Impossible, assign_files, assignment_files, read_assignment
from circulade.files.canonical import canonical_json
from circulade.files.folder import check_folder, write_folder
from circulade.files.table import FileError

BAD_INPUT, IMPOSSIBLE = 2, 3


def assign(
    *,
    fit: Annotated[Path, typer.Option(help="CSV: application, assessor, fit (0 to 1).")],
    per_application: Annotated[int, typer.Option(min=1, help="Different assessors for every application.")],
    load: Annotated[int, typer.Option(min=0, help="Most applications of one assessor.")],
    out: Annotated[Path, typer.Option(help="Folder for the results; created.")],
    conflicts: Annotated[Path | None, typer.Option(help="CSV: application, assessor [, reason].")] = None,
    loads: Annotated[Path | None, typer.Option(help="CSV: assessor, load; overrides --load.")] = None,
    at_least: Annotated[int, typer.Option(min=0, help="Least applications of one assessor.")] = 0,
    fixed: Annotated[Path | None, typer.Option(help="CSV: pairs that have to stay.")] = None,
    keep: Annotated[Path | None, typer.Option(help="CSV: an earlier assignment to change little.")] = None,
    seed: Annotated[str, typer.Option(callback=whole_seed, help="Published text that settles ties.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print the certificate as JSON.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty.")] = False,
) -> None:
    """Give every application its assessors with the largest total fit, within load and conflicts."""
    try:
        check_folder(out, force=force)
        files = read_assignment(fit, conflicts=conflicts, loads=loads, fixed=fixed, keep=keep)
        with Console(stderr=True).status("Assigning …"):
            result = assign_files(
                files, per_application=per_application, load=load, at_least=at_least, seed=seed
            )
        write_folder(out, assignment_files(result), force=force)
    except FileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    except Impossible as reason:
        typer.echo(f"no assignment exists: {reason}", err=True)
        raise typer.Exit(IMPOSSIBLE) from None
    if json:
        sys.stdout.write(canonical_json(result.certificate()).decode() + "\n")
        return
    table = Table("assessor", "applications", title="Load")
    for assessor, count in sorted(result.load.items()):
        table.add_row(Text(assessor), str(count))
    console = Console(highlight=False, markup=False)
    console.print(table)
    console.print(
        f"{len(files.applications)} applications, {len(result.pairs)} assessments; total fit "
        f"{float(result.total)} of at most {float(result.bound)}; worst served: {float(result.worst)} "
        f"({', '.join(result.worst_applications[:5])}); written to {out}"
    )
