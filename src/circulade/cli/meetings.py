"""`circulade meetings`: who meets whom when and at which table, from files."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from circulade.cli.seed_option import whole_seed
from circulade.files.canonical import canonical_json
from circulade.files.folder import check_folder, write_folder
from circulade.files.meetings import compute_meetings, meetings_certificate, meetings_files, read_meetings
from circulade.files.table import FileError

BAD_INPUT = 2


def meetings(
    *,
    people: Annotated[Path, typer.Option(help="CSV: ref, available (a 0 or 1 per slot), most, online.")],
    wishes: Annotated[Path, typer.Option(help="CSV: a, b, weight.")],
    slots: Annotated[int, typer.Option(min=1, help="Number of slots.")],
    tables: Annotated[int, typer.Option(min=0, help="Tables in every slot.")],
    out: Annotated[Path, typer.Option(help="Folder for the results; created.")],
    fixed: Annotated[Path | None, typer.Option(help="CSV: a, b, slot; meetings that are set.")] = None,
    forbid: Annotated[Path | None, typer.Option(help="CSV: a, b; pairs that must not meet.")] = None,
    seed: Annotated[str, typer.Option(callback=whole_seed, help="Published text that settles ties.")] = "",
    time_limit: Annotated[
        float | None, typer.Option(min=0, help="Stop improving after these seconds; said in the result.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the certificate as JSON.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty.")] = False,
) -> None:
    """Plan the meetings that people wish, as many and as wanted as possible, and prove how good the plan is."""
    try:
        check_folder(out, force=force)
        inputs = read_meetings(people, wishes, slots=slots, tables=tables, fixed=fixed, forbid=forbid)
        with Console(stderr=True).status("Planning …"):
            result = compute_meetings(inputs, seed=seed, stop=_stop(time_limit))
        write_folder(out, meetings_files(result), force=force)
    except FileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    if json:
        sys.stdout.write(canonical_json(meetings_certificate(result)).decode() + "\n")
        return
    console = Console(highlight=False, markup=False)
    for one in result.without:
        console.print(Text(f"without a meeting: {one.ref}: {one.reason}"))
    for ref in result.idle:
        console.print(Text(f"free in no slot: {ref}"))
    console.print(
        f"{len(result.meetings)} meetings of {len(inputs.participants)} people; value {float(result.value)} of at "
        f"most {float(result.bound)} ({100 * result.ratio:.2f} %); {len(result.without)} with a wish and a free "
        f"slot have no meeting{'; stopped by the time limit' if result.stopped else ''}; written to {out}"
    )


def _stop(seconds: float | None) -> Callable[[], bool]:
    if seconds is None:
        return lambda: False
    end = monotonic() + seconds
    return lambda: monotonic() >= end
