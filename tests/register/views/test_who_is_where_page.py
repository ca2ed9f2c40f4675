"""Names are pasted or uploaded; the answer is a page or a file."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.make import accounts, register

from circulade.accounts.enums import Role
from circulade.files.sheets import TableFormat, write_table

pytestmark = pytest.mark.django_db
RULE = {"kinds": ["working_group", "community"], "when": "now", "on": "2025-10-03"}


@pytest.fixture
def office(client: Client) -> Client:
    ann = accounts.user("ann", Role.ANALYST, programme=accounts.programme())
    client.force_login(ann, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_pasted_names_show_involvements_and_priority(office: Client) -> None:
    munich = register.territory(accounts.programme(), "munich", "DE212")
    register.participation(munich, label="Circular buildings", evidence="Minutes of 12 May")
    page = office.post(
        reverse("register:who_is_where"), RULE | {"names": "München\nNowhere"}
    ).content.decode()
    for words in ("Circular buildings", "Minutes of 12 May", "Has no priority", "not in the register"):
        assert words in page


def test_a_file_is_read_and_answered_as_csv(office: Client) -> None:
    register.participation(register.territory(accounts.programme(), "munich", "DE212"), label="Group")
    upload = SimpleUploadedFile("names.csv", "name\nMünchen\n=Roubaix\n".encode())
    data = RULE | {"file": upload, "download": "csv"}
    lines = office.post(reverse("register:who_is_where"), data).content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[:3] for line in lines] == [
        ["Name", "Match", "Reference"],
        ["München", "Munich", "munich"],
        ["'=Roubaix", "", ""],
    ]


def test_two_thousand_names_are_answered_and_their_answers_taken_back(office: Client) -> None:
    programme = accounts.programme()
    for number in range(3):
        register.participation(register.territory(programme, f"town-{number}"))
    names = [f"Town {number % 3}" for number in range(2000)]
    address = reverse("register:who_is_where")
    page = office.post(address, RULE | {"names": "\n".join(names)})
    keys = re.findall(r'<input type="hidden" name="(choice-\d+)" value="(t\d+)">', page.content.decode())
    assert (page.status_code, len(keys)) == (200, 2000)
    again = office.post(address, RULE | {"names": "\n".join(names)} | dict(keys) | {"download": "json"})
    rows = json.loads(again.content)
    assert (len(rows), {row["Priority"] for row in rows}) == (2000, {False})


def test_too_many_names_are_refused_with_the_number(office: Client) -> None:
    response = office.post(reverse("register:who_is_where"), RULE | {"names": "x\n" * 4001})
    assert response.status_code == 400
    assert "4001 names are too many: look up at most 4,000 at once." in response.content.decode()


NAMES = {
    "Monaco di Baviera": "munich",
    "Мюнхен": "munich",
    "Μόναχο": "munich",
    "MUENCHEN": "munich",
    "ميونخ": "munich",
}


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_names_in_any_script_are_read_from_any_file(office: Client, kind: TableFormat) -> None:
    register.territory(accounts.programme(), "munich", name={"en": "Munich", "ar": "ميونخ"})
    written = write_table(["Name", "Remark"], [[name, "x"] for name in NAMES], kind=kind)
    upload = SimpleUploadedFile(f"names.{kind}", written.content)
    for download in ("csv", "xlsx", "json"):
        answer = office.post(reverse("register:who_is_where"), RULE | {"file": upload, "download": download})
        upload.seek(0)
        assert (answer.status_code, answer.headers["Content-Disposition"].endswith(f'.{download}"')) == (
            200,
            True,
        )
    found = {row["Name"]: row["Reference"] for row in json.loads(answer.content)}
    assert found == NAMES


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("names.xlsx", b"", "The submitted file is empty"),
        ("names.xlsx", b"PK\x03\x04" + b"\x00" * 2000, "names.xlsx"),
        ("names.ods", b"<html>", "names.ods"),
        ("names.csv", b"\x00\x01\x02\xff\xfe", "names.csv"),
        ("names.exe", b"MZ", "Allowed extensions are: csv"),
    ],
    ids=["empty", "cut", "no sheet", "binary", "program"],
)
def test_a_file_that_is_no_table_is_refused_with_the_reason(
    office: Client, name: str, content: bytes, said: str
) -> None:
    response = office.post(
        reverse("register:who_is_where"), RULE | {"file": SimpleUploadedFile(name, content)}
    )
    assert (response.status_code, said in response.content.decode()) == (400, True)


def test_nothing_pasted_is_said_at_the_field(office: Client) -> None:
    response = office.post(reverse("register:who_is_where"), RULE | {"names": " "})
    assert (response.status_code, "Paste at least one name" in response.content.decode()) == (400, True)


def test_a_broken_file_is_refused_with_a_reason(office: Client) -> None:
    broken = SimpleUploadedFile("names.xlsx", b"PK\x03\x04 not a workbook")
    response = office.post(reverse("register:who_is_where"), RULE | {"file": broken})
    assert (response.status_code, "names.xlsx" in response.content.decode()) == (400, True)
