"""`circulade import eusurvey`: the applications of a EUSurvey export into a call, safe to repeat."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from circulade.cli.import_errors import bad, told_in_a_line
from circulade.cli.installation import set_up
from circulade.files.canonical import canonical_json
from circulade.files.eusurvey import read_mapping

if TYPE_CHECKING:
    from circulade.calls.domain.importing import Imported
    from circulade.calls.models import Call
    from circulade.files.eusurvey import ImportMapping


imports = typer.Typer(name="import", no_args_is_help=True, help="Import what other tools export.")


@imports.callback()
def other_tools() -> None:
    """Import what other tools export."""


@imports.command()
def eusurvey(
    file: Annotated[Path, typer.Argument(help="XLSX, XLS, ODS, CSV, results XML, or a ZIP with one.")],
    *,
    mapping: Annotated[Path | None, typer.Option(help="JSON: which column answers which question.")] = None,
    call: Annotated[
        str, typer.Option(help="Address (slug) of the call; needless if there is one only.")
    ] = "",
    programme: Annotated[str, typer.Option(help="Slug of the programme, if several have that call.")] = "",
    uploads: Annotated[
        Path | None, typer.Option(help="ZIP of uploads in folders by Contribution ID.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, store nothing.")] = False,
    accept_problems: Annotated[
        bool, typer.Option("--accept-problems", help="Leave out what cannot be read, import the rest.")
    ] = False,
    problems: Annotated[Path | None, typer.Option(help="Write every problem by cell to this CSV.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Import applications keyed on Contribution ID: new ones are added, changed ones updated, none twice.

    Without --mapping the one used last for the call, or what the headers suggest, is taken. Territories are
    confirmed afterwards on the page "Territories" of the call.
    """
    set_up()
    with told_in_a_line():
        found = _call(call, programme)
        given = read_mapping(mapping.read_bytes(), name=mapping.name) if mapping else None
        extra = (uploads.name, uploads.read_bytes()) if uploads else None
        done = _import(found, file, given, extra, dry_run=dry_run, accept=accept_problems)
    _tell(done, problems, json=json)
    if not done.stored and not dry_run:
        raise bad("Nothing was imported: correct the above, or leave it out with --accept-problems.")


def _call(slug: str, programme: str) -> "Call":
    from circulade.calls.models import Call

    calls = Call.objects.select_related("programme").order_by("slug")
    if slug:
        calls = calls.filter(slug=slug)
    if programme:
        calls = calls.filter(programme__slug=programme)
    found = list(calls[:20])
    if len(found) == 1:
        return found[0]
    if not found:
        known = ", ".join(Call.objects.order_by("slug").values_list("slug", flat=True)[:20]) or "none yet"
        raise ValueError(f"There is no call {slug or 'to import into'}; the calls are: {known}.")
    names = ", ".join(f"{each.slug} (programme {each.programme.slug})" for each in found)
    raise ValueError(f"Several calls could be meant: name one by --call and --programme. {names}.")


def _import(
    call: "Call",
    file: Path,
    mapping: "ImportMapping | None",
    uploads: tuple[str, bytes] | None,
    *,
    dry_run: bool,
    accept: bool,
) -> "Imported":
    from circulade.calls.domain.importing import import_file
    from circulade.calls.domain.trouble import Refused

    try:
        return import_file(
            call,
            name=file.name,
            content=file.read_bytes(),
            mapping=mapping,
            uploads=uploads,
            only_try=dry_run,
            accept_problems=accept,
            by=None,
            now=datetime.now(UTC),
        )
    except Refused as refused:
        raise ValueError(str(refused)) from refused


def _tell(done: "Imported", table: Path | None, *, json: bool) -> None:
    from circulade.calls.domain.import_report import problems_table

    record, plan = done.record, done.plan
    for problem in plan.problems:
        typer.echo(str(problem), err=True)
    if table:
        table.write_bytes(problems_table(list(plan.problems)).content)
    counts = record.report["counts"]
    if json:
        typer.echo(
            canonical_json(
                {
                    "call": record.call.slug,
                    "counts": counts,
                    "problems": len(plan.problems),
                    "stored": done.stored,
                }
            ).decode()
        )
        return
    verb = "are" if done.stored else "would be"
    said = f"{len(plan.rows)} contributions: {counts['new']} {verb} new, {counts['changed']} changed, "
    typer.echo(
        said + f"{counts['unchanged']} unchanged, {counts['conflict']} to decide on the page of the import."
    )
    for row in record.report["rows"]:
        if row["outcome"] == "conflict":
            typer.echo(f"  {row['ref']}: {row['reason']}")
