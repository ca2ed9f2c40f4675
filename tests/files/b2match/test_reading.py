"""Lists of participants: the row of headers is found, columns are known by their headers."""

import pytest

from circulade.files.b2match import read_people, suggested_columns
from circulade.files.sheets import SheetError, write_table


def test_the_headers_are_found_below_a_title_and_each_cell_has_its_address() -> None:
    rows = (
        "Participants of the day;;",
        ";;",
        "Email;First name;Attendance",
        "ana@example.org;Ana;On-site",
        ";;",
    )
    people = read_people("\n".join([*rows, "bo@example.org;;"]).encode(), name="list.csv")
    assert [(column.header, column.address) for column in people.columns] == [
        ("Email", "A3"),
        ("First name", "B3"),
        ("Attendance", "C3"),
    ]
    assert [(row.number, sorted((c.address, c.text) for c in row.cells.values())) for row in people.rows] == [
        (4, [("A4", "ana@example.org"), ("B4", "Ana"), ("C4", "On-site")]),
        (6, [("A6", "bo@example.org")]),
    ]


def test_columns_are_suggested_by_their_headers_whatever_the_case() -> None:
    headers = (
        "PARTICIPANT ID,first name,Last Name,E-Mail,Organization,Country,Attendance,Time Zone,1:1 meetings"
    )
    people = read_people(
        f"{headers}\n7,Ana,Sá,a@example.org,Mills,PT,Remote,Europe/Lisbon,3\n".encode(), name="x.csv"
    )
    found = suggested_columns(people.columns).columns
    by_key = {column.key: column.header for column in people.columns}
    assert {code: by_key[keys[0]] for code, keys in found.items()} == {
        "first_name": "first name",
        "last_name": "Last Name",
        "email": "E-Mail",
        "organisation": "Organization",
        "country": "Country",
        "attendance": "Attendance",
        "time_zone": "Time Zone",
        "meetings": "1:1 meetings",
    }


def test_a_workbook_is_read_alike() -> None:
    book = write_table(("Email", "Name"), [("ana@example.org", "Ana")], kind="xlsx", title="people").content
    people = read_people(book, name="list.xlsx")
    assert [sorted(cell.text for cell in row.cells.values()) for row in people.rows] == [
        ["Ana", "ana@example.org"]
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"alone\n", "no row of headers"), (b"\x7fELF", "no spreadsheet|no row")],
    ids=["empty", "no headers", "a program"],
)
def test_what_is_no_list_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(SheetError, match=said):
        read_people(content, name="list.csv")
