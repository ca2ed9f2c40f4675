"""Writing tables: formula-safe, whole, equal bytes."""

import json
from datetime import date
from io import BytesIO
from typing import get_args
from zipfile import ZipFile

import pytest

from circulade.files.sheets import TableFormat, Value, read_workbook, write_table
from circulade.files.sheets.formula_safety import made_safe, taken_back

KINDS = get_args(TableFormat)
HEADERS = ["Name", "Points", "Day", "Open"]
ROWS: list[list[Value]] = [["=1+1", -5, date(2025, 1, 2), True], ["Łódź", 1.5, None, False]]


def back(kind: TableFormat) -> tuple[tuple[Value, ...], ...]:
    return read_workbook(write_table(HEADERS, ROWS, kind=kind).content, name="t").sheets[0].rows


def test_text_that_would_run_gets_an_apostrophe_and_numbers_never() -> None:
    lines = write_table(HEADERS, ROWS, kind="csv").content.decode("utf-8-sig").splitlines()
    assert lines == ["Name,Points,Day,Open", "'=1+1,-5,2025-01-02,true", "Łódź,1.5,,false"]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_workbooks_read_back_with_types(kind: TableFormat) -> None:
    assert back(kind) == (tuple(HEADERS), ("=1+1", -5, date(2025, 1, 2), True), ("Łódź", 1.5, None, False))


def test_json_holds_the_values_as_they_are() -> None:
    records = json.loads(write_table(HEADERS, ROWS, kind="json").content)
    assert records[0] == {"Name": "=1+1", "Points": -5, "Day": "2025-01-02", "Open": True}


@pytest.mark.parametrize("text", ["=a", "+a", "-a", "@a", "\ta", "\ra", "'=a", "''+a", "'a", "a", ""])
def test_reading_is_the_inverse_of_making_safe(text: str) -> None:
    assert taken_back(made_safe(text)) == text
    assert not made_safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("kind", KINDS)
def test_equal_tables_give_equal_bytes(kind: TableFormat) -> None:
    assert write_table(HEADERS, ROWS, kind=kind) == write_table(HEADERS, ROWS, kind=kind)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_long_answer_goes_whole_into_csv_and_json(kind: TableFormat) -> None:
    made = write_table(["a"], [["x" * 40_000]], kind=kind)
    assert made.suffix == kind
    assert b"x" * 40_000 in made.content


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_long_answer_lies_beside_a_workbook_and_the_cell_says_so(kind: TableFormat) -> None:
    made = write_table(["a", "b"], [["ok", "=é" + "x" * 40_000]], kind=kind, title="Answers: 1")
    assert (made.suffix, made.media_type) == ("zip", "application/zip")
    with ZipFile(BytesIO(made.content)) as archive:
        assert archive.read("answers/B2.txt").decode() == "=é" + "x" * 40_000
        table = read_workbook(archive.read(f"Answers- 1.{kind}"), name="t").sheets[0]
    assert table.rows[1] == (
        "ok",
        "[40002 characters, longer than a cell: the whole answer is in answers/B2.txt]",
    )


def test_control_characters_do_not_break_a_workbook() -> None:
    made = write_table(["a"], [["x\x00\x1by"]], kind="xlsx")
    assert read_workbook(made.content, name="t").sheets[0].rows[1] == ("x\ufffd\ufffdy",)


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 headers"):
        write_table(["a", "b"], [["1", "2"], ["1"]], kind="csv")
