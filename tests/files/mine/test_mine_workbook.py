"""A study as a workbook: what is written can be read, and every problem has its cell."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.make.mine import plain_study

from circulade.files.mine import COLUMNS, SHEETS, read_study, study_to_dict, write_study
from circulade.files.sheets import Sheet, SheetError, read_workbook
from circulade.files.sheets.writing import write_sheets


def book(**changed: Any) -> bytes:
    """The small study as a workbook, with the rows of some sheets replaced."""
    found = read_workbook(write_study(plain_study()), name="x.xlsx")
    sheets = [Sheet(one.name, (one.rows[0], *changed.get(one.name, one.rows[1:]))) for one in found.sheets]
    return write_sheets(sheets, kind="xlsx")


def test_what_is_written_is_read_again() -> None:
    read = read_study(write_study(plain_study()), name="study.xlsx")
    assert study_to_dict(read.study) == study_to_dict(plain_study())
    assert read.notes == ()


def test_equal_studies_give_equal_bytes() -> None:
    assert write_study(plain_study()) == write_study(plain_study())


def test_problems_are_named_by_sheet_and_cell() -> None:
    rows = (
        ("pv", 2013, -5, "MW", "register", "A"),
        ("pv", 1900, 5, "MW", "register", "A"),
        ("pv", 2015, "viel", "MW", "", "A"),
    )
    with pytest.raises(SheetError) as refused:
        read_study(book(Data=rows), name="study.xlsx")
    assert [(each.sheet, each.cell, each.message) for each in refused.value.problems] == [
        ("Data", "C2", "-5 is negative: quantities are 0 or more"),
        ("Data", "B3", "the year 1900 lies outside 1950 to 2100: spreadsheets write 1900 for an empty date"),
        ("Data", "C4", "“viel” is not a number: write digits, such as 12.5"),
        ("Data", "E4", "source is missing"),
    ]


def test_rules_between_rows_have_cells_too() -> None:
    rows = (("pv", 2013, "46,1", "t", "register", "A"), ("bat", 2020, "1", "GWh", "x", "B"))
    with pytest.raises(SheetError) as refused:
        read_study(book(Data=rows), name="study.xlsx")
    assert [(each.sheet, each.cell) for each in refused.value.problems] == [("Data", "D2")]


def test_a_sheet_that_is_missing_is_said() -> None:
    with pytest.raises(SheetError, match="the sheet is missing: use the template"):
        read_study(write_sheets([Sheet("Other", (("a",),))], kind="xlsx"), name="x.xlsx")


def test_a_column_that_stands_twice_is_refused_not_taken_from_the_last() -> None:
    rows = (("product", "year", "value", "unit", "source", "value"), ("pv", 2020, 1.0, "MW", "x", 9.0))
    sheets = [
        Sheet(one.name, rows) if one.name == "Data" else one
        for one in read_workbook(write_study(plain_study()), name="x.xlsx").sheets
    ]
    with pytest.raises(SheetError, match="Data, F1: the column “value” stands twice: keep one"):
        read_study(write_sheets(sheets, kind="xlsx"), name="study.xlsx")


def test_text_with_the_name_of_a_workbook_is_told_as_such() -> None:
    with pytest.raises(SheetError, match="this is no workbook but plain text, whatever its name says"):
        read_study(b"product,year\npv,2020\n", name="study.xlsx")


def test_what_looks_like_a_mistake_is_told_by_cell_and_stops_nothing() -> None:
    rows = read_workbook(write_study(plain_study()), name="x.xlsx").sheets
    steps = next(sheet for sheet in rows if sheet.name == "Scenarios").rows
    more = ("Collect", 1, "collect", None, None, 2025, 2026, None, 40)
    read = read_study(book(Scenarios=(*steps[1:], more)), name="study.xlsx")
    assert read.notes == (
        "study.xlsx, Scenarios, I4: collect 40 % is no more than the collection of 54 % stated for “pv”: it "
        "changes nothing, because a step never lowers a rate",
    )


def test_a_spreadsheet_program_offers_and_checks_what_the_pages_do() -> None:
    sheets = {sheet.title: sheet for sheet in load_workbook(BytesIO(write_study(plain_study()))).worksheets}
    rules = {
        (title, sheet.cell(1, next(iter(each.sqref.ranges)).min_col).value): (
            each.type,
            each.formula1,
            each.formula2,
        )
        for title, sheet in sheets.items()
        for each in sheet.data_validations.dataValidation
    }
    assert rules["Products", "way"] == ("list", '"stock,sales,population"', None)
    assert rules["Data", "product"] == ("list", "Products!$A$2:$A$2001", None)
    assert rules["Data", "year"] == ("whole", "1950", "2100")
    assert rules["Data", "value"] == ("decimal", "0", None)
    assert rules["Scenarios", "share"] == ("decimal", "0", "100")
    assert ("Products", "product") not in rules
    words = {(SHEETS[key], column.name) for key, own in COLUMNS.items() for column in own if column.options}
    assert words <= {place for place, rule in rules.items() if rule[0] == "list"}
