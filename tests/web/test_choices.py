"""Choices of visitors: look, language, programme; and never a way off the site."""

import pytest
from django.test import Client
from tests.make import accounts as make

from circulade.accounts.enums import Role

pytestmark = pytest.mark.django_db


def test_the_look_is_kept_in_a_cookie_and_written_into_the_page(client: Client) -> None:
    client.post("/theme/", {"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/").content.decode()
    client.post("/theme/", {"theme": ""})
    assert "data-theme" not in client.get("/").content.decode()


def test_a_look_that_does_not_exist_is_ignored(client: Client) -> None:
    client.cookies["theme"] = '"><script>'
    assert "data-theme" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [
        ("/calls/", "/calls/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_a_choice_leads_back_to_our_own_pages_only(client: Client, wanted: str, leads: str) -> None:
    assert client.post("/theme/", {"theme": "dark", "next": wanted})["Location"] == leads


def test_the_switcher_is_shown_to_those_with_roles_in_several_programmes(client: Client) -> None:
    first, second = make.programme(), make.programme("second", name={"en": "Second Network"})
    user = make.user("ann", Role.PROGRAMME_MANAGER, programme=first)
    client.force_login(user)
    assert "Switch to Second Network" not in client.get("/office/").content.decode()
    second.grants.create(user=user, role=Role.EDITOR, since="2020-01-01")
    assert "Switch to Second Network" in client.get("/office/").content.decode()
    client.post("/programme/", {"programme": "second"})
    assert "Switch to Circular Territories" in client.get("/office/").content.decode()


def test_everybody_starts_in_the_programme_where_they_have_a_role(client: Client) -> None:
    make.programme()
    second = make.programme("second", name={"en": "Second Network"})
    client.force_login(make.user("ann", Role.PROGRAMME_MANAGER, programme=second))
    assert client.get("/workspace/")["Location"] == "/office/"
    assert client.get("/office/").status_code == 200


def test_the_programmes_languages_are_offered_in_their_own_words(client: Client) -> None:
    make.programme(languages=["en", "fr", "el"])
    page = client.get("/").content.decode()
    assert [name in page for name in ("English", "Français", "Ελληνικά", "Deutsch")] == [
        True,
        True,
        True,
        False,
    ]
