"""Error pages say what happened and lead on, also when nothing else works."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from tests.make import accounts as make

from circulade.accounts.enums import Role

pytestmark = pytest.mark.django_db


def test_a_missing_page_says_so_in_our_look(client: Client) -> None:
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


def test_a_page_that_is_not_open_leads_to_ones_own_workspace(client: Client) -> None:
    client.force_login(make.user("ann", Role.MEMBER, programme=make.programme(contact="office@example.org")))
    page = client.get("/office/").content.decode()
    assert "This page is not open to you" in page
    assert 'href="/workspace/"' in page
    assert "office@example.org" in page


def test_a_form_without_its_token_is_explained() -> None:
    response = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})
    assert response.status_code == 403
    assert "copy a long text first" in response.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html", "account/locked.html"])
def test_error_pages_need_no_request(name: str) -> None:
    page = render_to_string(name)
    assert page.count("<h1>") == 1
    assert "<html" in page


def test_no_page_carries_inline_scripts_or_styles(client: Client) -> None:
    client.force_login(make.user("ann", Role.PROGRAMME_MANAGER, programme=make.programme()))
    for path in ("/", "/office/", "/design/", "/member/", "/accounts/2fa/", "/accounts/email/"):
        page = client.get(path).content.decode()
        assert " style=" not in page
        assert " onclick=" not in page
        assert "<style" not in page
        assert "<script>" not in page
