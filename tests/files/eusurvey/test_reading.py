"""Every format of the exporter reads back to the same answers; what cannot be keyed is listed by row."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import get_args
from zipfile import ZipFile

import pytest
from tests.files.eusurvey.samples import contribution, sample, text_column
from tests.files.sheets.old_workbook import old_workbook

from circulade.files.eusurvey import ENGLISH, Answer, Export, ExportKind, read_export, write_export
from circulade.files.sheets import Sheet, SheetError, text_of
from circulade.files.sheets.writing import write_sheets

KINDS = get_args(ExportKind)


def read(export: Export, kind: ExportKind = "xlsx") -> Export:
    return read_export(write_export(export, kind=kind), name=f"export.{kind}")


def table(export: Export) -> list[list[str]]:
    """Return the answers as text in the order of the columns, whatever the keys are."""
    return [
        [text_of(row.answers[c.key].value) if c.key in row.answers else "" for c in export.columns]
        for row in export.contributions
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_reads_back_to_the_same_answers(kind: ExportKind) -> None:
    export = read(sample(), kind)
    assert [column.header for column in export.columns] == [
        "Name of your city", "Inhabitants", "Topics", "Founded on", "Languages",
    ]  # fmt: skip
    first, second = table(export)
    assert first[:3] == ["مدينة الاختبار", "120500", "Water; waste water; Food"]
    assert first[4] == "Arabic"
    assert second[0] == "=HYPERLINK(1)"
    assert export.problems == ()


@pytest.mark.parametrize("kind", KINDS)
def test_metadata_is_read_in_every_format(kind: ExportKind) -> None:
    first = read(sample(), kind).contributions[0]
    assert (first.id, first.user, first.language) == ("id-1", "user1@example.org", "en")
    assert first.created == datetime(2025, 9, 1, 10, 1)
    assert first.updated == datetime(2025, 9, 2, 11, 30)


@pytest.mark.parametrize("kind", KINDS)
def test_alias_and_export_date_are_read_in_every_format(kind: ExportKind) -> None:
    export = read(sample(), kind)
    assert (export.alias, export.exported_at) == ("call-2025", datetime(2025, 10, 4, 9, 0))


@pytest.mark.parametrize("kind", KINDS)
def test_equal_exports_give_equal_bytes(kind: ExportKind) -> None:
    assert write_export(sample(), kind=kind) == write_export(sample(), kind=kind)


def test_results_xml_tells_chosen_options_apart() -> None:
    answer = read(sample(), "xml").contributions[0].answers["q3"]
    assert [option.key for option in answer.chosen or ()] == ["o1", "o2"]


def test_a_question_with_the_title_of_a_metadata_column_stays_a_question() -> None:
    export = read(sample())
    assert export.contributions[0].answers[export.columns[4].key].value == "Arabic"
    assert export.contributions[0].language == "en"


def test_more_than_254_columns_are_joined_from_several_sheets() -> None:
    columns = tuple(text_column(f"q{i}", f"Question {i}") for i in range(600))
    answers = {f"q{i}": Answer(f"answer {i}") for i in range(600)}
    export = read(sample(contribution(1, **answers), contribution(2, q599=Answer("last")), columns=columns))
    assert {column.key.split("!")[0] for column in export.columns} == {"Content", "Content1", "Content2"}
    assert table(export)[0] == [f"answer {i}" for i in range(600)]
    assert table(export)[1][-1] == "last"


def test_an_answer_longer_than_a_cell_is_put_together_again() -> None:
    long = "=" + "x" * 70_000
    export = read(sample(contribution(1, q1=Answer(long)), contribution(2, q1=Answer("short"))))
    assert [row[0] for row in table(export)] == [long, "short"]


def test_short_names_in_brackets_are_taken_off_the_titles() -> None:
    export = read_export(write_export(sample(), kind="xlsx", short_names=True), name="e.xlsx")
    assert [(c.header, c.short_name) for c in export.columns][:2] == [
        ("Name of your city", "name"), ("Inhabitants", "inhabitants"),
    ]  # fmt: skip


def test_brackets_that_are_part_of_a_title_stay() -> None:
    columns = (text_column("q1", "Area (km2)"), text_column("q2", "Name"))
    export = read(sample(contribution(1, q1=Answer("3")), columns=columns))
    assert export.columns[0].header == "Area (km2)"


def test_metadata_headers_are_known_in_other_languages_and_any_case() -> None:
    german = {
        "contribution_id": "KENNNUMMER des Beitrags", "user": "Nutzername", "created": "Erstellungsdatum",
        "updated": "Letzte Aktualisierung", "languages": "Sprachen",
    }  # fmt: skip
    export = read_export(write_export(sample(), kind="xlsx", headers=german), name="e.xlsx")  # type: ignore[arg-type]
    assert export.contributions[0].id == "id-1"
    assert export.contributions[0].user == "user1@example.org"


def test_an_unknown_header_is_named_by_hand() -> None:
    headers = {**ENGLISH, "contribution_id": "Nr."}
    content = write_export(sample(), kind="csv", headers=headers)
    with pytest.raises(SheetError, match=r"metadata\.contribution_id.*'Nr\.'"):
        read_export(content, name="e.csv")
    export = read_export(content, name="e.csv", metadata={"contribution_id": "Nr."})
    assert [row.id for row in export.contributions] == ["id-1", "id-2"]


def test_a_table_without_preamble_is_read() -> None:
    content = write_sheets([Sheet("S", (("Name", "Contribution ID"), ("Lund", "a")))], kind="csv")
    export = read_export(content, name="e.csv")
    assert table(export) == [["Lund"]]
    assert export.contributions[0].row == 2


def test_an_old_workbook_is_read_too() -> None:
    rows: list[list[str | float]] = [
        ["Alias", "call"],
        ["Export Date", 45000.0],
        [""],
        ["Name", "Contribution ID"],
    ]
    export = read_export(old_workbook([*rows, ["Łódź", "a"]]), name="e.xls")
    assert (export.alias, table(export)) == ("call", [["Łódź"]])


def test_anonymous_contributions_are_refused_by_row() -> None:
    export = read(sample(replace(contribution(1), id="Anonymous"), contribution(2)))
    assert [row.id for row in export.contributions] == ["id-2"]
    assert [str(p).split(":")[0] for p in export.problems] == ["export.xlsx, row 5"]
    assert "anonymous" in export.problems[0].message


def test_a_contribution_id_that_stands_twice_is_refused_with_both_rows() -> None:
    twice = replace(contribution(3), id="id-1")
    export = read(sample(contribution(1), contribution(2), twice))
    assert [row.id for row in export.contributions] == ["id-2"]
    assert [(p.cell, "row 7" in p.message or "row 5" in p.message) for p in export.problems] == [
        ("row 5", True), ("row 7", True),
    ]  # fmt: skip


def test_a_row_without_contribution_id_is_listed() -> None:
    export = read(sample(contribution(1), replace(contribution(2, q1=Answer("Lund")), id="")))
    assert [(p.cell, p.message[:18]) for p in export.problems] == [("row 6", "no Contribution ID")]


def test_a_date_that_is_none_is_listed_by_its_cell() -> None:
    content = write_sheets(
        [Sheet("S", (("Name", "Contribution ID", "Creation date"), ("Lund", "a", "yesterday")))], kind="xlsx"
    )
    export = read_export(content, name="e.xlsx")
    assert [str(p)[:16] for p in export.problems] == ["e.xlsx, S, C2: '"]


def test_the_table_in_a_zip_of_uploads_is_read() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("export.xlsx", write_export(sample(), kind="xlsx"))
        archive.writestr("id-1/Upload_1/letter.pdf", b"%PDF")
    export = read_export(out.getvalue(), name="export.zip")
    assert (export.file, len(export.contributions)) == ("export.zip/export.xlsx", 2)


def test_a_workbook_without_contribution_id_says_so() -> None:
    content = write_sheets([Sheet("S", (("Name", "Country"), ("Lund", "SE")))], kind="xlsx")
    with pytest.raises(SheetError, match=r"Contribution ID.*'Name', 'Country'"):
        read_export(content, name="e.xlsx")
