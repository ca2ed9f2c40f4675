"""Spreadsheets in and out: XLSX, XLS, ODS and CSV behind one typed door."""

from circulade.files.sheets.limits import DEFAULT_LIMITS, Limits
from circulade.files.sheets.problem import SheetError, SheetProblem
from circulade.files.sheets.reading import read_workbook
from circulade.files.sheets.values import Sheet, Value, Workbook, address, text_of
from circulade.files.sheets.writing import TABLE_FORMATS, TableFormat, WrittenTable, write_table

__all__ = [
    "DEFAULT_LIMITS",
    "TABLE_FORMATS",
    "Limits",
    "Sheet",
    "SheetError",
    "SheetProblem",
    "TableFormat",
    "Value",
    "Workbook",
    "WrittenTable",
    "address",
    "read_workbook",
    "text_of",
    "write_table",
]
