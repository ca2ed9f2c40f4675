"""`circulade import irep` and `import maestri`: public collections into a district, safe to repeat."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circulade.cli.installation import set_up, stop
from circulade.files.canonical import canonical_json
from circulade.files.sheets import SheetError, write_table

if TYPE_CHECKING:
    from circulade.symbiosis.domain.collections import TakenFile
    from circulade.symbiosis.models import District

MOST_PROBLEMS = 50
District_ = Annotated[
    str, typer.Option("--district", help="Reference of the district; needless if there is one.")
]
Programme_ = Annotated[str, typer.Option("--programme", help="Slug of the programme, if several have it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen, store nothing.")]
Problems = Annotated[Path | None, typer.Option("--problems", help="Write every problem by cell to this CSV.")]
Json = Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")]


def irep(
    file: Annotated[Path, typer.Argument(help="ZIP of one year of the register, as on georisques.gouv.fr.")],
    *,
    district: District_ = "",
    programme: Programme_ = "",
    departments: Annotated[str, typer.Option(help="Such as 59,62; without it the whole of France.")] = "",
    treated: Annotated[bool, typer.Option("--treated", help="Also what sites treated, as wants.")] = False,
    dry_run: DryRun = False,
    problems: Problems = None,
    json: Json = False,
) -> None:
    """Import what sites produced, by waste code and operation; a later year renews amounts, none comes twice."""
    set_up()
    from circulade.symbiosis.domain.collections import take_irep

    chosen = {"departments": [part for part in departments.split(",") if part.strip()], "treated": treated}
    _take(take_irep, file, district, programme, problems, dry_run=dry_run, json=json, **chosen)


def maestri(
    file: Annotated[
        Path, typer.Argument(help="Workbook of the exchange database (XLSX, XLSM saved as XLSX).")
    ],
    *,
    district: District_ = "",
    programme: Programme_ = "",
    dry_run: DryRun = False,
    problems: Problems = None,
    json: Json = False,
) -> None:
    """Import who gives what to whom as known exchanges with their source; none comes twice."""
    set_up()
    from circulade.symbiosis.domain.collections import take_maestri

    _take(take_maestri, file, district, programme, problems, dry_run=dry_run, json=json)


def _take(
    take: "Callable[..., TakenFile]",
    file: Path,
    district: str,
    programme: str,
    problems: Path | None,
    *,
    dry_run: bool,
    json: bool,
    **chosen: Any,
) -> None:
    from django.utils import timezone

    found = _district(district, programme)
    try:
        content = file.read_bytes()
        done = take(
            found, content, name=file.name, by=None, on=timezone.localdate(), store=not dry_run, **chosen
        )
    except OSError as error:
        stop([f"{error.filename}: {error.strerror}"])
    except SheetError as error:
        stop([str(each) for each in error.problems])
    for problem in done.problems[:MOST_PROBLEMS]:
        typer.echo(str(problem), err=True)
    if len(done.problems) > MOST_PROBLEMS:
        typer.echo(f"{len(done.problems) - MOST_PROBLEMS} more problems; --problems lists them", err=True)
    if problems is not None:
        rows = [(one.file, one.cell, one.message) for one in done.problems]
        problems.write_bytes(
            write_table(["file", "cell", "problem"], rows, kind="csv", title="problems").content
        )
    if json:
        told = {
            "district": found.ref,
            "rows": done.rows,
            "counts": done.counts,
            "problems": len(done.problems),
        }
        typer.echo(canonical_json({**told, "stored": not dry_run}).decode())
    else:
        verb = "would be taken" if dry_run else "taken"
        counts = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in done.counts.items())
        typer.echo(f"{done.rows} rows read, {verb} into {found.ref}: {counts}")
    if done.problems and not done.usable:
        stop(["nothing of it can be used: see above"])


def _district(ref: str, programme: str) -> "District":
    from circulade.symbiosis.models import District

    found = District.objects.select_related("territory", "programme").order_by("ref")
    found = found.filter(ref=ref) if ref else found
    found = found.filter(programme__slug=programme) if programme else found
    held = list(found[:20])
    if not held:
        stop(
            [
                f"there is no district “{ref}”: begin it on the pages first"
                if ref
                else "there is no district yet"
            ]
        )
    if len(held) > 1:
        stop([f"say which: --district {one.ref} --programme {one.programme.slug}" for one in held])
    return held[0]
