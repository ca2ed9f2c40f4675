"""A mapping applied: typed rows, every problem by its cell, the row never lost."""

from datetime import date
from decimal import Decimal

import pytest
from tests.files.eusurvey.samples import FOOD, HOUSING, WATER, contribution, sample, text_column

from circulade.files.eusurvey import (
    Answer,
    ExportKind,
    ImportMapping,
    Target,
    apply,
    read_export,
    write_export,
)

TARGETS = (
    Target("name", "short", {"en": "Name"}),
    Target("people", "number", {"en": "Inhabitants"}),
    Target(
        "topics",
        "several",
        {"en": "Topics"},
        {"w": WATER.titles, "f": FOOD.titles, "h": HOUSING.titles},
    ),
    Target("founded", "date", {"en": "Founded"}),
)
MAPPING = ImportMapping(
    columns={
        "name": ("Name of your city",),
        "people": ("Inhabitants",),
        "topics": ("Topics",),
        "founded": ("Founded on",),
    }
)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv", "xml"])
def test_answers_are_typed_from_every_format(kind: ExportKind) -> None:
    made = apply(read_export(write_export(sample(), kind=kind), name="e"), MAPPING, TARGETS)
    assert made.problems == ()
    assert dict(made.rows[0].answers) == {
        "name": "مدينة الاختبار",
        "people": Decimal(120500),
        "topics": ("w", "f"),
        "founded": date(1999, 3, 1),
    }
    assert dict(made.rows[1].answers) == {"name": "=HYPERLINK(1)", "topics": ("h",)}


@pytest.mark.parametrize("short_names", [True, False])
def test_a_split_choice_is_put_together(short_names: bool) -> None:
    content = write_export(sample(), kind="xlsx", split=True, short_names=short_names)
    made = apply(read_export(content, name="e"), MAPPING, TARGETS)
    assert [row.answers.get("topics") for row in made.rows] == [("w", "f"), ("h",)]


def test_an_answer_that_does_not_fit_is_listed_by_its_cell_and_the_row_stays() -> None:
    content = write_export(sample(contribution(1, q1=Answer("Lund"), q2=Answer("many"))), kind="xlsx")
    made = apply(read_export(content, name="e.xlsx"), MAPPING, TARGETS)
    assert dict(made.rows[0].answers) == {"name": "Lund"}
    assert [str(p) for p in made.problems] == [
        "e.xlsx, Content, B5: 'Inhabitants': 'many' is no number: write digits such as 1250 or 12.5"
    ]


def test_a_mapping_that_does_not_fit_the_export_is_listed() -> None:
    mapping = ImportMapping(
        columns={"name": ("Nowhere",), "nobody": ("Topics",), "people": ("Topics", "Inhabitants")}
    )
    made = apply(read_export(write_export(sample(), kind="xlsx"), name="e"), mapping, TARGETS)
    assert [(p.cell, p.message.split(":")[0]) for p in made.problems] == [
        ("columns.name", "the export has no column 'Nowhere'"),
        ("columns.nobody", "no question has this code; known"),
        ("columns.people", "several columns are mapped, which only a table question takes"),
    ]


def test_an_ambiguous_header_asks_for_the_address() -> None:
    columns = (text_column("a", "Other"), text_column("b", "Other"))
    export = read_export(
        write_export(sample(contribution(1, a=Answer("1"), b=Answer("2")), columns=columns), kind="xlsx"),
        name="e",
    )
    made = apply(export, ImportMapping(columns={"name": ("Other",)}), TARGETS)
    assert "Content!A4, Content!B4" in made.problems[0].message
    by_address = apply(export, ImportMapping(columns={"name": ("Content!B4",)}), TARGETS)
    assert by_address.rows[0].answers == {"name": "2"}


def test_a_table_question_gathers_its_columns() -> None:
    export = read_export(write_export(sample(), kind="csv"), name="e")
    target = Target("table", "table", {"en": "T"})
    made = apply(export, ImportMapping(columns={"table": ("Inhabitants", "Languages")}), (target,))
    assert [row.answers.get("table") for row in made.rows] == [
        (("Inhabitants", "120500"), ("Languages", "Arabic")),
        None,
    ]
