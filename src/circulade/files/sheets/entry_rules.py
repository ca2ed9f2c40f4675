"""What a spreadsheet program offers and checks while somebody types: words to choose from, bounds of numbers.

It warns and lets people go on: what is typed is checked again, by the same rules, when the workbook comes in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from circulade.files.sheets.repacking import zipped
from circulade.files.sheets.values import address
from circulade.files.sheets.xlsx_parts import sheet_names

LAST_ROW = 20_000
"""Rows below the heading that are checked, also those that are still empty."""
LONGEST_LIST = 255
"""Characters of a list of words that the format holds."""
LONGEST_TEXT = 255
CELLS_END = re.compile(rb"</sheetData>|<sheetData\s*/>")


@dataclass(frozen=True, slots=True)
class EntryRule:
    """What belongs in a column, counted from 0: one of `words`, what stands in `cells`, or a number within bounds.

    `cells` is a range such as Products!$A$2:$A$99; `told` is the sentence that people are shown.
    """

    column: int
    words: tuple[str, ...] = ()
    cells: str = ""
    least: float | None = None
    most: float | None = None
    whole: bool = False
    told: str = ""


def with_rules(workbook: bytes, rules: Mapping[str, Sequence[EntryRule]]) -> bytes:
    """Return an XLSX whose sheets, by name, have these rules on every row below the first."""
    with ZipFile(BytesIO(workbook)) as archive:
        names = sheet_names(archive, name="workbook")
        members = {name: archive.read(name) for name in archive.namelist()}
    for part, sheet in names.items():
        written = [_rule(rule) for rule in rules.get(sheet, ()) if _fits(rule)]
        if written:
            block = f'<dataValidations count="{len(written)}">{"".join(written)}</dataValidations>'.encode()
            end = CELLS_END.search(members[part])
            at = end.end() if end else len(members[part])
            members[part] = members[part][:at] + block + members[part][at:]
    return zipped(members, compressed=True)


def _fits(rule: EntryRule) -> bool:
    return len(",".join(rule.words)) <= LONGEST_LIST


def _rule(rule: EntryRule) -> str:
    first, last = address(1, rule.column), address(LAST_ROW - 1, rule.column)
    told = f' error={quoteattr(rule.told[:LONGEST_TEXT])} showErrorMessage="1"' if rule.told else ""
    where = f'errorStyle="warning" allowBlank="1"{told} sqref="{first}:{last}"'
    if rule.words or rule.cells:
        formula = escape(rule.cells or '"' + ",".join(rule.words) + '"')
        return f'<dataValidation type="list" {where}><formula1>{formula}</formula1></dataValidation>'
    kind = "whole" if rule.whole else "decimal"
    if rule.most is None:
        operator, formulas = "greaterThanOrEqual", f"<formula1>{rule.least:g}</formula1>"
    else:
        operator = "between"
        formulas = f"<formula1>{rule.least:g}</formula1><formula2>{rule.most:g}</formula2>"
    return f'<dataValidation type="{kind}" operator="{operator}" {where}>{formulas}</dataValidation>'
