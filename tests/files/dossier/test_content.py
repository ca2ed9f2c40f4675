"""What the templates read: printable text, charts drawn, characters listed."""

import datetime

from circulade.files.dossier import ApplicantLine, BalanceRow, BalanceTable, DossierData, TrackMembers
from circulade.files.dossier.content import balance_parts, balance_totals, content
from circulade.files.dossier.glyphs import replace_unprintable


def texts(value: object) -> list[str]:
    """Return every text of a JSON value that is not empty, in order."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) and value else []


def test_a_character_without_a_glyph_is_replaced_and_listed() -> None:
    made = content(DossierData("x", out=(ApplicantLine("A1", name="中文 გ"),)), date=None)
    assert texts(made["out"]) == ["A1", "[U+4E2D][U+6587] გ"]
    assert made["unprintable"] == [
        {"code": "[U+4E2D]", "name": "cjk unified ideograph-4e2d"},
        {"code": "[U+6587]", "name": "cjk unified ideograph-6587"},
    ]


def test_lines_end_as_they_do_elsewhere() -> None:
    found: set[str] = set()
    assert (replace_unprintable("one\r\ntwo\rthree", found=found), found) == ("one\ntwo\nthree", set())


def test_text_cannot_be_turned_around() -> None:
    assert content(DossierData("a\u202eb"), date=None)["title"] == "a[U+202E]b"


def test_a_letter_and_its_accent_are_printed_as_one_character() -> None:
    assert content(DossierData("Mu\u0308nchen"), date=None)["title"] == "München"


def test_every_balance_table_has_its_chart() -> None:
    table = BalanceTable("country", ("pilots",), (BalanceRow("FI", 9, 8, (3,)),))
    made = content(DossierData("x", balance=(table,)), date=None)
    assert "Balance by country" in texts(made["balance"])


def test_shares_are_of_applicants_and_not_of_their_values() -> None:
    table = BalanceTable("country", ("p",), (BalanceRow("FI", 2, 2, (1,)), BalanceRow("SE", 2, 2, (1,))))
    line = ApplicantLine("A1")
    data = DossierData("x", balance=(table,), tracks=(TrackMembers("p", "1", (line,)),), out=(line,))
    assert balance_totals(table, data) == (2, 1)
    assert balance_totals(table, DossierData("x")) == (4, 2)


def test_the_date_is_the_one_given() -> None:
    assert content(DossierData("x"), date=datetime.date(2022, 6, 5))["date_text"] == "5 June 2022"
    assert content(DossierData("x"), date=None)["date_text"] == ""


def test_an_attribute_with_many_values_is_drawn_in_parts_of_one_scale() -> None:
    rows = tuple(BalanceRow(f"C{i}", 2, i + 1, (i % 3,)) for i in range(27))
    parts = balance_parts(DossierData("x", balance=(BalanceTable("country", ("p",), rows),)))
    assert [(chart.title, len(table.rows)) for chart, table in parts] == [
        ("Balance by country (1 of 4)", 8), ("Balance by country (2 of 4)", 8),
        ("Balance by country (3 of 4)", 8), ("Balance by country (4 of 4)", 3),
    ]  # fmt: skip
    assert [table.rows for _, table in parts] == [rows[:8], rows[8:16], rows[16:24], rows[24:]]
