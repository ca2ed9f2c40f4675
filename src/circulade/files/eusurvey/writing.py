"""Write an export in EUSurvey's own layout: for the demo programme, and to test the reader against.

XLSX and ODS have the preamble, the headers in the fourth row, the questions first and the metadata last, and
a further sheet every 254 columns (ODS: one sheet). XML has the survey's elements and then the answer sets.
"""

from collections.abc import Mapping
from typing import Literal

from circulade.files.eusurvey.export import Answer, Column, Contribution, Export
from circulade.files.eusurvey.metadata import ENGLISH, Metadata
from circulade.files.eusurvey.xml_writing import results_xml
from circulade.files.sheets import Sheet, Value
from circulade.files.sheets.writing import LONGEST_CELL, write_sheets

COLUMNS_PER_SHEET = 254
ExportKind = Literal["xlsx", "ods", "csv", "xml"]


def write_export(
    export: Export,
    *,
    kind: ExportKind,
    headers: Mapping[Metadata, str] = ENGLISH,
    short_names: bool = False,
    split: bool = False,
) -> bytes:
    """Return the file; equal exports give equal bytes.

    `headers` names the metadata columns in another language, `short_names` puts them in brackets after the
    titles, `split` gives every option of a multiple choice a Yes/No column.
    """
    if kind == "xml":
        return results_xml(export, short_names=short_names)
    table = _table(export, headers=headers, short_names=short_names, split=split)
    preamble: list[tuple[Value, ...]] = [("Alias", export.alias), ("Export Date", export.exported_at), ()]
    width = COLUMNS_PER_SHEET if kind == "xlsx" else max(1, len(table[0]))
    sheets = [
        Sheet(f"Content{index or ''}", (*preamble, *(tuple(row[start : start + width]) for row in table)))
        for index, start in enumerate(range(0, max(1, len(table[0])), width))
    ]
    return write_sheets(sheets, kind=kind)


def _table(
    export: Export, *, headers: Mapping[Metadata, str], short_names: bool, split: bool
) -> list[list[Value]]:
    heads: list[Value] = []
    for column in export.columns:
        heads.append(_titled(column.header, column.short_name if short_names else ""))
        if split and _multiple(column):
            heads.extend(_titled(o.title(), o.short_name if short_names else "") for o in column.options)
    table = [[*heads, *headers.values()]]
    for contribution in export.contributions:
        row: list[Value] = []
        for column in export.columns:
            answer = contribution.answers.get(column.key)
            if split and _multiple(column):
                row.extend([None, *_yes_no(column, answer)])
            else:
                row.append(_joined(answer))
        row.extend(_metadata(contribution, name) for name in headers)
        table.extend(_continued(row))
    return table


def _multiple(column: Column) -> bool:
    return column.kind == "Multiple Choice" and bool(column.options)


def _yes_no(column: Column, answer: Answer | None) -> list[Value]:
    chosen = {option.key for option in answer.chosen or ()} if answer else set[str]()
    return ["Yes" if option.key in chosen else "No" for option in column.options]


def _joined(answer: Answer | None) -> Value:
    if answer is None:
        return None
    if answer.chosen is None:
        return answer.value
    return "; ".join(option.title() for option in answer.chosen)


def _titled(title: str, short_name: str) -> str:
    return f"{title} ({short_name})" if short_name else title


def _metadata(contribution: Contribution, name: Metadata) -> Value:
    values: dict[Metadata, Value] = {
        "contribution_id": contribution.id,
        "user": contribution.user,
        "created": contribution.created,
        "updated": contribution.updated,
        "languages": contribution.language.upper(),
    }
    return values.get(name)


def _continued(row: list[Value]) -> list[list[Value]]:
    """Return the row, and below it the rest of every text that is longer than a cell."""
    rows = [row]
    size = LONGEST_CELL - 1  # one sign is kept for the apostrophe that makes a text safe
    while any(isinstance(value, str) and len(value) > size for value in rows[-1]):
        last = rows[-1]
        cut = {i: v for i, v in enumerate(last) if isinstance(v, str) and len(v) > size}
        rows[-1] = [value[:size] if isinstance(value, str) else value for value in last]
        rows.append([cut[i][size:] if i in cut else None for i in range(len(last))])
    return rows
