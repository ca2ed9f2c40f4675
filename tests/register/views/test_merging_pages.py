"""Duplicates are listed, compared side by side and merged."""

import pytest
from django.test import Client
from tests.make import accounts, register

from circulade.accounts.enums import Role
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    ann = accounts.user("ann", Role.EDITOR, programme=accounts.programme())
    client.force_login(ann, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_pair_is_listed_compared_and_merged(editor: Client) -> None:
    programme = accounts.programme()
    kept = register.territory(programme, "munich", "DE212", website="https://a.example")
    gone = register.territory(
        programme, "muenchen", "DE212", name={"de": "München"}, website="https://b.example"
    )
    address = f"/office/register/merge/territories/{kept.pk}/{gone.pk}/"
    assert address in editor.get("/office/register/duplicates/").content.decode()
    page = editor.get(address).content.decode()
    assert ("https://a.example" in page, "https://b.example" in page) == (True, True)
    response = editor.post(address, {"take": "website"})
    assert response.headers["Location"] == "/office/register/territories/munich/"
    assert Territory.objects.get(merged_into=None).website == "https://b.example"
    assert editor.get("/office/register/territories/muenchen/").headers["Location"].endswith("/munich/")
    assert editor.get(address).status_code == 404


@pytest.mark.parametrize("what", ["territories", "organisations", "people"])
def test_each_kind_of_record_has_its_list(editor: Client, what: str) -> None:
    assert editor.get(f"/office/register/duplicates/?what={what}").status_code == 200


def test_a_kind_that_is_none_is_not_found(editor: Client) -> None:
    assert editor.get("/office/register/duplicates/?what=x").status_code == 404
