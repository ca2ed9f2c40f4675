"""`circulade import b2match`: the participants of a list into a matchmaking day, safe to repeat."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from circulade.cli.import_errors import bad, told_in_a_line
from circulade.cli.installation import set_up
from circulade.files.canonical import canonical_json
from circulade.files.eusurvey import read_mapping

if TYPE_CHECKING:
    from circulade.files.eusurvey import ImportMapping
    from circulade.matchmaking.domain.importing import Imported
    from circulade.matchmaking.models import MeetingDay


def b2match(
    file: Annotated[Path, typer.Argument(help="CSV, XLSX, XLS or ODS with a column of e-mail addresses.")],
    *,
    mapping: Annotated[Path | None, typer.Option(help="JSON: which column states what.")] = None,
    event: Annotated[
        str, typer.Option(help="Address (slug) of the event; needless if only one has meetings.")
    ] = "",
    programme: Annotated[str, typer.Option(help="Slug of the programme, if several have that event.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, store nothing.")] = False,
    accept_problems: Annotated[
        bool, typer.Option("--accept-problems", help="Leave out what cannot be read, take the rest in.")
    ] = False,
    tell: Annotated[
        bool, typer.Option("--tell", help="Write to those who are newly registered, as to everybody.")
    ] = False,
    problems: Annotated[Path | None, typer.Option(help="Write every problem by cell to this CSV.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Take participants in, known by their e-mail address: new ones are registered, changed ones updated, none twice.

    Without --mapping the one used last, or what the headers suggest, is taken.
    """
    set_up()
    with told_in_a_line():
        found = _day(event, programme)
        given = read_mapping(mapping.read_bytes(), name=mapping.name) if mapping else None
        done = _import(found, file, given, dry_run=dry_run, accept=accept_problems, tell=tell)
    _tell(done, problems, json=json)
    if not done.stored and not dry_run:
        raise bad("Nobody was taken in: correct the above, or leave it out with --accept-problems.")


def _day(slug: str, programme: str) -> "MeetingDay":
    from circulade.matchmaking.models import MeetingDay

    every = MeetingDay.objects.select_related("event__programme").order_by("event__slug")
    days = every.filter(event__slug=slug) if slug else every
    if programme:
        days = days.filter(event__programme__slug=programme)
    found = list(days[:20])
    if len(found) == 1:
        return found[0]
    if not found:
        known = ", ".join(every.values_list("event__slug", flat=True)[:20]) or "none yet"
        raise ValueError(f"There is no event {slug} with meetings; those with meetings are: {known}.")
    names = ", ".join(f"{each.event.slug} (programme {each.event.programme.slug})" for each in found)
    raise ValueError(f"Several events could be meant: name one by --event and --programme. {names}.")


def _import(
    day: "MeetingDay",
    file: Path,
    mapping: "ImportMapping | None",
    *,
    dry_run: bool,
    accept: bool,
    tell: bool,
) -> "Imported":
    from circulade.core.domain.attachments import Refused
    from circulade.matchmaking.domain.importing import import_file

    try:
        return import_file(
            day,
            name=file.name,
            content=file.read_bytes(),
            mapping=mapping,
            only_try=dry_run,
            accept_problems=accept,
            tell=tell,
            by=None,
            now=datetime.now(UTC),
        )
    except Refused as refused:
        raise ValueError(str(refused)) from refused


def _tell(done: "Imported", table: Path | None, *, json: bool) -> None:
    from circulade.matchmaking.domain.import_report import problems_table

    plan = done.plan
    for problem in plan.problems:
        typer.echo(str(problem), err=True)
    if table:
        table.write_bytes(problems_table(plan.problems).content)
    counts = done.record.report["counts"]
    if json:
        told = {"event": done.record.day.event.slug, "counts": counts, "problems": len(plan.problems)}
        typer.echo(canonical_json(told | {"stored": done.stored}).decode())
        return
    named = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count)
    typer.echo(f"{len(plan.rows)} people{'' if done.stored else ', nobody stored'}: {named or 'none'}.")
    for name in done.record.report["waiting"]:
        typer.echo(f"  registered, but without a seat yet: {name}")
