"""Reading spreadsheets: typed values at their addresses, and a clear refusal of everything hostile."""

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.files.sheets.old_workbook import old_workbook

from circulade.files.sheets import Limits, Sheet, SheetError, address, read_workbook, text_of, write_table
from circulade.files.sheets.writing import write_sheets

ENTITY = b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"
ROWS = (("Name", "Number", "Day"), ("أهلا", 1.5, date(2025, 1, 2)), (None, True, datetime(2025, 1, 2, 3, 4)))


def workbook(kind: str = "xlsx") -> bytes:
    return write_sheets([Sheet("One", ROWS), Sheet("Two", (("x",),))], kind=kind)  # type: ignore[arg-type]


def repacked(content: bytes, change: dict[str, bytes], *, compression: int = ZIP_DEFLATED) -> bytes:
    """Return a ZIP with some members replaced or added."""
    with ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()} | change
    out = BytesIO()
    with ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def sheet_xml(cells: bytes) -> dict[str, bytes]:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    head = b'<worksheet xmlns="' + space + b'"><sheetData><row r="1">'
    return {"xl/worksheets/sheet1.xml": head + cells + b"</row></sheetData></worksheet>"}


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_values_keep_their_types_and_places(kind: str) -> None:
    made = read_workbook(workbook(kind), name="t")
    assert made.format == kind
    assert [sheet.name for sheet in made.sheets] == ["One", "Two"]
    assert made.sheets[0].rows == ROWS
    assert made.problems == ()


def test_an_ods_written_with_indentation_is_read() -> None:
    content = workbook("ods")
    with ZipFile(BytesIO(content)) as archive:
        xml = archive.read("content.xml")
    indented = re.sub(rb">(</?table:|<text:p)", rb">\n    \1", xml)
    assert indented.count(b"\n    ") > 10
    made = read_workbook(repacked(content, {"content.xml": indented}), name="t.ods")
    assert (made.sheets[0].rows, made.sheets[1].rows) == (ROWS, (("x",),))


def test_old_workbooks_are_read() -> None:
    made = read_workbook(old_workbook([["Name", "Points"], ["Łódź", 2.5]]), name="t.xls")
    assert (made.format, made.sheets) == ("xls", (Sheet("Content", (("Name", "Points"), ("Łódź", 2.5))),))


def test_empty_rows_and_columns_before_the_table_keep_the_addresses() -> None:
    made = read_workbook(write_sheets([Sheet("S", ((), (), (None, None, "x")))], kind="xlsx"), name="t")
    assert made.sheets[0].value(2, 2) == "x"
    assert address(2, 2) == "C3"


def refused(content: bytes, *, name: str = "t.xlsx", limits: Limits | None = None) -> str:
    with pytest.raises(SheetError) as caught:
        read_workbook(content, name=name, limits=limits or Limits())
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n ", "the file is empty"),
        (b"PK\x03\x04 no zip", "damaged or cut short"),
        (workbook()[:1000], "damaged or cut short"),
        (workbook("ods")[:1000], "damaged or cut short"),
        (b"%PDF-1.7", "this is no spreadsheet"),
        (b"<html>", "this is no spreadsheet"),
        (b"\x89PNG\x00\x00\x00", "this is no spreadsheet"),
        (repacked(workbook(), {"xl/vbaProject.bin": b"x"}), "macros"),
        (repacked(workbook("ods"), {"Basic/Standard/M.xml": b"<a/>"}), "macros"),
        (old_workbook([["a"]], extra="_VBA_PROJECT_CUR"), "macros"),
        (old_workbook([["a"]], extra="EncryptedPackage"), "password"),
        (old_workbook([["a"]])[:600], "damaged or cut short"),
        (repacked(workbook("ods"), {"META-INF/manifest.xml": b"<m:encryption-data/>"}), "password"),
        (repacked(workbook(), {"xl/workbook.xml": b"<workbook"}), "table of contents"),
        (repacked(workbook(), {"xl/worksheets/sheet1.xml": ENTITY}), "entities"),
        (repacked(workbook("ods"), {"content.xml": ENTITY}), "entities"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read_say_why(content: bytes, reason: str) -> None:
    assert reason in refused(content)


def test_a_workbook_with_macros_is_refused_by_its_name_too() -> None:
    assert "macros" in refused(workbook(), name="t.xlsm")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(workbook(), {"xl/media/x.bin": bytes(30_000_000)})
    assert "times its size" in refused(bomb)
    assert "unpacks to more than 20 MB" in refused(bomb, limits=Limits(unpacked_bytes=20_000_000))


def test_a_size_that_the_zip_understates_is_counted() -> None:
    honest = repacked(workbook(), {"xl/media/x.bin": bytes(1_000_000)})
    stated = (1_000_000).to_bytes(4, "little")
    assert "damaged" in refused(honest.replace(stated, (10).to_bytes(4, "little")))


def test_one_cell_in_the_last_corner_does_not_allocate_all_between() -> None:
    far = repacked(workbook(), sheet_xml(b'<c r="XFD1048576"><v>1</v></c>'))
    assert "1048576 rows and 16384 columns" in refused(far)
    cell = b'<table:table-cell table:number-columns-repeated="16000" office:value="1"/>'
    row = b'<table:table-row table:number-rows-repeated="1000000">' + cell + b"</table:table-row>"
    content = (
        b'<office:document-content><table:table table:name="a">'
        + row
        + b"</table:table></office:document-content>"
    )
    assert "1000000 rows and 16000 columns" in refused(repacked(workbook("ods"), {"content.xml": content}))


def test_an_old_workbook_that_ends_its_reader_is_refused_and_nothing_else_ends() -> None:
    whole = old_workbook([["a", "b"], ["c", 1.0]])
    reasons = {refused(whole[:cut], name="t.xls").split(": ", 1)[1][:22] for cut in range(4096, 5100, 250)}
    assert reasons <= {"the file is damaged or", "no workbook is found i"}


def test_too_many_parts_and_too_large_files_are_refused() -> None:
    assert "parts, at most 3" in refused(workbook(), limits=Limits(members=3))
    assert "larger than 0 MB" in refused(workbook(), limits=Limits(file_bytes=100))


def test_formulas_and_error_values_are_listed_by_cell() -> None:
    cells = b'<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1"><v>3</v></c>'
    made = read_workbook(repacked(workbook(), sheet_xml(cells)), name="t.xlsx")
    assert [(p.sheet, p.cell, p.message[:14]) for p in made.problems] == [
        ("One", "A1", "a formula: the"), ("One", "B1", "an error value"),
    ]  # fmt: skip
    assert made.sheets[0].rows == ((2.0, None, 3.0),)


def test_addresses_count_like_a_spreadsheet() -> None:
    assert [address(0, c) for c in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]


def test_numbers_become_text_as_people_write_them() -> None:
    assert [text_of(v) for v in (3.0, 0.1, 1e300, True, None, date(2025, 1, 2))] == [
        "3", "0.1", "1e+300", "true", "", "2025-01-02",
    ]  # fmt: skip


def test_the_apostrophe_of_our_own_export_is_taken_off_again() -> None:
    written = write_table(["a"], [["=1+1"]], kind="xlsx").content
    assert read_workbook(written, name="t").sheets[0].rows[1] == ("=1+1",)
