"""What `circulade demo` prints: the cohort, its balance, where the dossier lies, and who can sign in."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from circulade.cohorts.domain.showing import ShownResult, shown_result
from circulade.cohorts.models import CohortSelection
from circulade.reports.domain.dossier import bundle_of, docx_of, pdf_of


def write_documents(selection: CohortSelection, folder: Path) -> list[Path]:
    """Write dossier and bundle of the decided selection into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = {"dossier.pdf": pdf_of, "dossier.docx": docx_of, "bundle.zip": bundle_of}
    paths = []
    for name, make in documents.items():
        path = folder / name
        path.write_bytes(make(selection))
        paths.append(path)
    return paths


def print_cohort(console: Console, selection: CohortSelection, title: str) -> None:
    """Print members by track and the balance that the rules ask for."""
    shown = shown_result(selection)
    console.print(f"[bold]{title}[/bold]  (all applicants are invented)")
    console.print(
        f"Selection {selection.number}, run {selection.run_id}, seed “{selection.run.seed}”: {shown.members} of "
        f"{shown.applicants} eligible applications, {shown.total_points} points, proven to be the most possible"
    )
    for track, lines in shown.tracks:
        table = Table(title=f"{track} ({len(lines)})", title_justify="left", box=None, pad_edge=False)
        for heading in ("ref", "name", "country", "points", "rank"):
            table.add_column(heading, justify="right" if heading in ("points", "rank") else "left")
        for line in lines:
            table.add_row(line.ref, line.name, line.country, line.points, str(line.rank))
        console.print(table)
    _print_balance(console, shown)


def _print_balance(console: Console, shown: ShownResult) -> None:
    for balance in shown.tables:
        if len(balance.rows) > 8:
            continue
        table = Table(title=f"Balance: {balance.attribute}", title_justify="left", box=None, pad_edge=False)
        table.add_column("")
        for heading in ("eligible", "members"):
            table.add_column(heading, justify="right")
        for row in balance.rows:
            table.add_row(row.value, str(row.eligible), str(sum(row.members)))
        console.print(table)


def print_sign_ins(console: Console, people: list[tuple[str, str]], *, password: str, address: str) -> None:
    """Print who can sign in, with the one password of the demo."""
    table = Table(
        title=f"Sign in at {address} with the password “{password}”", title_justify="left", box=None
    )
    table.add_column("role")
    table.add_column("e-mail address")
    for role, email in people:
        table.add_row(role, email)
    console.print(table)
