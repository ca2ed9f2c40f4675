"""Load a workbook in a process of its own; run as a script, the one place that calls python-calamine.

A hostile workbook can make the loader allocate without bound, which ends the process at once: this one, and not
the server. Standard input is the file, the argument the most cells of a sheet; standard output is JSON:
{"sheets": [[name, rows], …]}, or {"problem": "password" | "damaged"} or {"cells": [sheet, rows, columns]}.
Imports nothing of Circulade, so that it starts fast and is found wherever the package lies.
"""

import json
import re
import resource
import sys
from datetime import date, datetime, time
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

MEMORY = 1_500_000_000
SECONDS = 60
INDENTED = re.compile(rb"(</?table:[^<>]*>|</text:p>)\s+(?=<)")
"""Blanks between the parts of an ODS table: Gnumeric writes them, and the loader takes them for damage."""


def told(value: object) -> object:
    """Return a cell as JSON; dates as an object that names their type."""
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    return value if isinstance(value, str | bool | int | float) or value is None else str(value)


def opened(content: bytes) -> CalamineWorkbook:
    """Open the workbook, an ODS written with indentation too."""
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError:
        raise
    except CalamineError:
        return CalamineWorkbook.from_filelike(BytesIO(without_indentation(content)))


def without_indentation(content: bytes) -> bytes:
    """Return an ODS whose table has no blanks between its parts; raises ValueError for anything else."""
    out = BytesIO()
    try:
        with ZipFile(BytesIO(content)) as archive, ZipFile(out, "w") as plain:
            if "content.xml" not in archive.namelist():
                raise ValueError("no ODS")
            for name in archive.namelist():
                xml = archive.read(name)
                plain.writestr(name, INDENTED.sub(rb"\1", xml) if name == "content.xml" else xml)
    except BadZipFile as error:
        raise ValueError("no ODS") from error
    return out.getvalue()


def loaded(content: bytes, cells: int) -> dict[str, object]:
    """Return what standard output shall say."""
    sheets: list[object] = []
    try:
        workbook = opened(content)
        for meta in workbook.sheets_metadata:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(meta.name)
            row, column = sheet.end or (0, 0)
            if (row + 1) * (column + 1) > cells:
                return {"cells": [meta.name, row + 1, column + 1]}
            # Rows are counted from the first of the sheet, so that addresses are those of the user's program.
            rows = sheet.to_python(skip_empty_area=False)
            sheets.append([meta.name, [[told(value) for value in cells_of] for cells_of in rows]])
    except PasswordError:
        return {"problem": "password"}
    except (CalamineError, OSError, ValueError, OverflowError):
        return {"problem": "damaged"}
    return {"sheets": sheets}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(loaded(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)
