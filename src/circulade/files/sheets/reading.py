"""Read a workbook of any accepted format."""

from circulade.files.sheets.archive import open_archive, refusal
from circulade.files.sheets.csv_reading import read_csv
from circulade.files.sheets.formats import OLE, OTHERS, archive_format, check_old_workbook
from circulade.files.sheets.limits import DEFAULT_LIMITS, Limits
from circulade.files.sheets.loading import load_sheets
from circulade.files.sheets.prescan import Noticed, scan_ods, scan_xlsx
from circulade.files.sheets.problem import SheetProblem
from circulade.files.sheets.values import Workbook
from circulade.files.sheets.xlsx_parts import sheet_names

LISTED = 50
"""Formulas and error values listed one by one in each sheet."""


def read_workbook(
    content: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS, delimiter: str | None = None
) -> Workbook:
    """Return every sheet of an XLSX, XLS, ODS or CSV; what it is is told by its content, not its name.

    Raises SheetError, with the reason and the way out, for a file that is empty, too large, cut short,
    encrypted, no spreadsheet, or holds macros. Formulas are read as the value saved with them and listed.
    """
    if not content.strip():
        raise refusal(name, "the file is empty")
    if len(content) > limits.file_bytes:
        raise refusal(name, f"the file is larger than {limits.file_bytes // 1_000_000} MB")
    if content.startswith(b"PK"):
        return _read_archive(content, name=name, limits=limits)
    if content.startswith(OLE):
        check_old_workbook(content, name=name)
        return Workbook(name, "xls", load_sheets(content, name=name, limits=limits))
    if content.lstrip()[:1] == b"<" or content.startswith(OTHERS):
        raise refusal(name, "this is no spreadsheet: upload XLSX, XLS, ODS or CSV")
    return read_csv(content, name=name, limits=limits, delimiter=delimiter)


def _read_archive(content: bytes, *, name: str, limits: Limits) -> Workbook:
    with open_archive(content, name=name, limits=limits) as archive:
        format_ = archive_format(archive, name=name, limits=limits)
        if format_ == "ods":
            noticed = scan_ods(archive, name=name, limits=limits)
            problems = _ods_problems(noticed, name=name)
        else:
            parts = scan_xlsx(archive, name=name, limits=limits)
            problems = _xlsx_problems(parts, sheet_names(archive, name=name), name=name)
    return Workbook(name, format_, load_sheets(content, name=name, limits=limits), tuple(problems))


def _xlsx_problems(parts: dict[str, Noticed], names: dict[str, str], *, name: str) -> list[SheetProblem]:
    problems: list[SheetProblem] = []
    for part, noticed in parts.items():
        sheet = names.get(part, part)
        for cells, message in (
            (
                noticed.formulas,
                "a formula: the value saved with it was read, if any; replace it by its value",
            ),
            (noticed.errors, "an error value of the spreadsheet program: read as empty"),
        ):
            problems.extend(SheetProblem(name, sheet, cell, message) for cell in cells[:LISTED])
            if len(cells) > LISTED:
                problems.append(
                    SheetProblem(name, sheet, "", f"{len(cells) - LISTED} more of these: {message}")
                )
    return problems


def _ods_problems(noticed: Noticed, *, name: str) -> list[SheetProblem]:
    if not noticed.formula_count:
        return []
    message = f"{noticed.formula_count} cells hold formulas: the values saved with them were read"
    return [SheetProblem(name, "", "", message)]
