"""A study of the platform as a workbook, whatever state its rows are in."""

from types import SimpleNamespace
from typing import Any

from circulade.files.mine import COLUMNS, Header, Study, write_study
from circulade.files.sheets import SheetError, SheetProblem
from circulade.urbanmine.domain.rows import check, header_cells
from circulade.urbanmine.models import MineStudy


def workbook_of(study: MineStudy) -> bytes:
    """Return all rows; where one cannot be read, all as they were typed, so that none is lost on the way."""
    found = check(study)
    if found.study is not None:
        return write_study(found.study)
    cells = header_cells(study)
    typed: dict[str, Any] = {
        sheet: tuple(
            SimpleNamespace(**{column.name: row.cells.get(column.name) for column in COLUMNS[sheet]})
            for row in rows
        )
        for sheet, rows in found.rows.items()
    }
    head = Header(**{name: value for name, value in cells.items() if value is not None})
    return write_study(Study(head, **typed))


def check_territory(study: MineStudy, read: Study, *, file: str) -> None:
    """Refuse the workbook of another territory: taking it in would replace all rows of this one."""
    own, named = study.territory, read.header.territory
    if named.casefold() in (own.ref.casefold(), str(own.name).casefold()):
        return
    said = f"the workbook is of “{named}”" if named else "the workbook does not say which territory it is of"
    text = f"{said}, this study is of {own.name}: write “{own.ref}” beside “territory”, or choose the other study"
    raise SheetError(SheetProblem(file, "Study", "", text))
