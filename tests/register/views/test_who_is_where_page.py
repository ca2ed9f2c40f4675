"""Names are pasted or uploaded; the answer is a page or a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.make import accounts, register

from circulade.accounts.enums import Role

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


def test_nothing_pasted_is_said_at_the_field(office: Client) -> None:
    response = office.post(reverse("register:who_is_where"), RULE | {"names": " "})
    assert (response.status_code, "Paste at least one name" in response.content.decode()) == (400, True)


def test_a_broken_file_is_refused_with_a_reason(office: Client) -> None:
    broken = SimpleUploadedFile("names.xlsx", b"PK\x03\x04 not a workbook")
    response = office.post(reverse("register:who_is_where"), RULE | {"file": broken})
    assert (response.status_code, "names.xlsx" in response.content.decode()) == (400, True)
