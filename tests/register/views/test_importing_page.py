"""A file is tried out, and imported with a second click."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from tests.make import accounts

from circulade.accounts.enums import Role
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db
TABLE = "name,kind,country,website\nLucca,city,IT,\n=Roubaix,city,FR,\n"


@pytest.fixture
def editor(client: Client) -> Client:
    ann = accounts.user("ann", Role.EDITOR, programme=accounts.programme())
    client.force_login(ann, backend="django.contrib.auth.backends.ModelBackend")
    return client


def upload(client: Client, text: str) -> tuple[int, str]:
    response = client.post(
        reverse("register:import_territories"), {"file": SimpleUploadedFile("t.csv", text.encode())}
    )
    return response.status_code, response.content.decode()


def test_a_dry_run_stores_nothing_and_the_second_click_stores_all(editor: Client) -> None:
    status, page = upload(editor, TABLE)
    assert (status, Territory.objects.count()) == (200, 0)
    sent = re.search(r'name="table" value="([^"]*)"', page)
    assert sent is not None
    assert sent[1].startswith("name,kind,country,website")
    table = sent[1].replace(escape("'"), "'")
    done = editor.post(reverse("register:import_territories"), {"table": table, "do": "import"})
    assert done.headers["Location"] == "/office/register/territories/"
    assert sorted(str(each) for each in Territory.objects.all()) == ["=Roubaix", "Lucca"]


def test_problems_are_listed_by_cell(editor: Client) -> None:
    status, page = upload(editor, "name,kind,country\nLucca,city,XX\n")
    assert (status, "C2" in page, "XX is not a country of Europe." in page) == (400, True, True)


def test_the_sources_of_all_data_are_public(client: Client) -> None:
    page = client.get(reverse("register:data_sources")).content.decode()
    assert ("Eurostat" in page, "GeoNames" in page, "Natural Earth" in page) == (True, True, True)
