"""Rows of a study as they were typed, and the study they make: one check for pages, import and computing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.db import transaction
from django.utils import timezone

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.files.mine import (
    COLUMNS,
    Header,
    Problem,
    Study,
    doubts_of,
    problems_of,
    read_header,
    read_row,
)
from circulade.files.sheets import text_of
from circulade.urbanmine.domain.problems import RowsChanged, StudyLocked
from circulade.urbanmine.enums import Origin, Sheet, StudyState
from circulade.urbanmine.models import MineStudy, StudyRow

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """A study as far as its rows can be read, and what is wrong; `rows` are the stored ones by sheet.

    The row of a problem is the place of the stored row in its sheet. `doubts` stop nothing.
    """

    study: Study | None
    problems: tuple[Problem, ...]
    rows: Mapping[str, tuple[StudyRow, ...]]
    doubts: tuple[Problem, ...] = ()


def header_cells(study: MineStudy) -> dict[str, Any]:
    """Return the study's own values by the names that the workbook uses."""
    names = {each.name for each in fields(Header)} - {"territory"}
    return {**{name: getattr(study, name) for name in names}, "territory": study.territory.ref}


def check(study: MineStudy) -> Checked:
    """Read every row and apply every rule; rules between rows are asked only when all rows can be read."""
    stored: dict[str, list[StudyRow]] = {sheet.value: [] for sheet in Sheet}
    for row in study.rows.all():
        stored[row.sheet].append(row)
    header, problems = read_header(header_cells(study))
    found: dict[str, list[Any]] = {}
    for sheet, rows in stored.items():
        found[sheet] = []
        for at, row in enumerate(rows):
            value, wrong = read_row(sheet, row.cells, row=at)
            problems += wrong
            if value is not None:
                found[sheet].append(value)
    rows_by_sheet = {sheet: tuple(rows) for sheet, rows in stored.items()}
    if header is None or problems:
        return Checked(None, tuple(problems), rows_by_sheet)
    read = Study(header, **{sheet: tuple(rows) for sheet, rows in found.items()})
    between = tuple(problems_of(read))
    return Checked(read, between, rows_by_sheet, () if between else tuple(doubts_of(read)))


def save_rows(
    study: MineStudy,
    sheet: Sheet,
    typed: Mapping[int, Cells],
    *,
    by: User | None,
    revision: int | None = None,
    origin: Origin = Origin.TYPED,
) -> MineStudy:
    """Store rows of a sheet by position, as typed; an empty row is deleted, an unchanged one left alone.

    Raises `RowsChanged` when the study's revision is not the one that the writer saw, and `StudyLocked`.
    """
    with transaction.atomic():
        held = _held(study)
        if revision is not None and held.revision != revision:
            raise RowsChanged(held.revision)
        before = {row.position: row for row in held.rows.filter(sheet=sheet)}
        changed = 0
        for position, cells in typed.items():
            kept = {name: text.strip() for name, text in cells.items() if text.strip()}
            changed += _store(held, sheet, position, kept, before.get(position), origin)
        if changed:
            _touch(held)
            audit(held, "study rows changed", by=by, changes={str(sheet): (None, changed)})
    return held


def _store(
    study: MineStudy, sheet: Sheet, position: int, cells: Cells, row: StudyRow | None, origin: Origin
) -> int:
    if not cells:
        if row is not None:
            row.delete()
        return int(row is not None)
    if row is None:
        study.rows.create(sheet=sheet, position=position, cells=cells, origin=origin)
        return 1
    if row.cells == cells:
        return 0
    row.origin = Origin.CHANGED if row.origin == Origin.SHIPPED else origin
    row.cells = cells
    row.save()
    return 1


def append_rows(study: MineStudy, sheet: Sheet, rows: Iterable[Cells], *, origin: Origin) -> int:
    """Put rows behind those of a sheet; to be called inside a change that holds the study."""
    last = study.rows.filter(sheet=sheet).order_by("-position").values_list("position", flat=True).first()
    made = [
        StudyRow(study=study, sheet=sheet, position=position, cells=cells, origin=origin)
        for position, cells in enumerate(rows, start=(last or 0) + 1)
    ]
    return len(StudyRow.objects.bulk_create(made))


def replace_rows(study: MineStudy, read: Study, *, by: User | None, revision: int | None = None) -> MineStudy:
    """Put the rows of a workbook, already checked, in the place of all rows, and its own values into the study.

    Raises `RowsChanged` when the study's revision is not the one that was seen, and `StudyLocked`.
    """
    with transaction.atomic():
        held = _held(study)
        if revision is not None and held.revision != revision:
            raise RowsChanged(held.revision)
        held.rows.all().delete()
        for sheet in Sheet:
            append_rows(
                held, sheet, (cells_of(sheet, row) for row in getattr(read, sheet)), origin=Origin.IMPORTED
            )
        for name in ("title", "base_year", "last_year", "draws", "seed", "facts"):
            setattr(held, name, getattr(read.header, name))
        for name in ("population", "population_year", "population_source"):
            if value := getattr(read.header, name):
                setattr(held, name, int(value) if name == "population" else value)
        _touch(held)
        audit(held, "study imported", by=by, changes={"products": (None, len(read.products))})
    return held


def cells_of(sheet: str, row: Any) -> Cells:
    """Return a row as the text of its cells."""
    cells = {column.name: text_of(getattr(row, column.name)) for column in COLUMNS[sheet]}
    return {name: text for name, text in cells.items() if text}


def _held(study: MineStudy) -> MineStudy:
    held = MineStudy.objects.select_for_update().get(pk=study.pk)
    if held.state == StudyState.COMPUTING:
        raise StudyLocked("The study is being computed: wait until it is done, then change it.")
    if held.state == StudyState.PUBLISHED:
        raise StudyLocked("The study is published: withdraw it first, then change it.")
    return held


def _touch(study: MineStudy) -> None:
    study.revision += 1
    study.updated_at = timezone.now()
    study.save()
