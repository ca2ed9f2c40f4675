"""What a spreadsheet program checks while somebody types stands in the file, and hinders nobody from reading it."""

from io import BytesIO

from openpyxl import load_workbook

from circulade.files.sheets import Sheet, read_workbook
from circulade.files.sheets.entry_rules import LAST_ROW, EntryRule
from circulade.files.sheets.writing import write_sheets

SHEETS = [
    Sheet("Data", (("way", "year", "value"), ("stock", 2020, 1.5))),
    Sheet("Keys & more", (("key",), ("a",))),
]
RULES = {
    "Data": [
        EntryRule(0, ("stock", "R&D"), told='one of "these"'),
        EntryRule(1, least=1950, most=2100, whole=True),
        EntryRule(2, least=0),
    ],
    "Keys & more": [EntryRule(0, cells="Data!$A$2:$A$9")],
    "No such sheet": [EntryRule(0, least=0)],
}


def rules_of(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(content))
    return {
        sheet.title: [
            (
                each.type,
                each.operator,
                each.formula1,
                each.formula2,
                str(each.sqref),
                each.errorStyle,
                each.error,
            )
            for each in sheet.data_validations.dataValidation
        ]
        for sheet in book.worksheets
    }


def test_words_bounds_and_other_cells_are_offered_below_the_heading() -> None:
    assert rules_of(write_sheets(SHEETS, kind="xlsx", rules=RULES)) == {
        "Data": [
            ("list", None, '"stock,R&D"', None, f"A2:A{LAST_ROW}", "warning", 'one of "these"'),
            ("whole", "between", "1950", "2100", f"B2:B{LAST_ROW}", "warning", None),
            ("decimal", "greaterThanOrEqual", "0", None, f"C2:C{LAST_ROW}", "warning", None),
        ],
        "Keys & more": [("list", None, "Data!$A$2:$A$9", None, f"A2:A{LAST_ROW}", "warning", None)],
    }


def test_a_file_with_rules_is_read_like_one_without_and_equal_files_have_equal_bytes() -> None:
    content = write_sheets(SHEETS, kind="xlsx", rules=RULES)
    read, plain = (
        read_workbook(each, name="x.xlsx") for each in (content, write_sheets(SHEETS, kind="xlsx"))
    )
    assert (read.sheets, read.problems) == (plain.sheets, plain.problems)
    assert content == write_sheets(SHEETS, kind="xlsx", rules=RULES)


def test_a_list_that_the_format_cannot_hold_is_left_out() -> None:
    many = tuple(f"word {number}" for number in range(100))
    assert rules_of(write_sheets(SHEETS, kind="xlsx", rules={"Data": [EntryRule(0, many)]}))["Data"] == []
