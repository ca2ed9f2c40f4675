"""Every page of every menu of a programme in which nothing has happened yet: empty states stand the checks too."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.journeys.answering import Answering
from tests.journeys.checks import check_page
from tests.make import accounts as make

from circulade.accounts.enums import Role
from circulade.core.navigation import Entry, entries

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
READERS = {"office": Role.ADMINISTRATOR, "assess": Role.ASSESSOR, "member": Role.MEMBER}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.workspace} {entry.url_name}")
def test_a_page_of_a_menu_stands_the_checks(answering: Answering, client: Client, entry: Entry) -> None:
    programme = make.programme()
    if role := READERS.get(entry.workspace):
        user = make.user("ann", role, programme=programme)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answering.client = client
    address = reverse(entry.url_name)
    response = client.get(address)
    assert response.status_code == 200
    answering.show(response, address)
    answering.page.set_viewport_size({"width": 1280, "height": 800})
    check_page(answering.page)


@pytest.mark.parametrize("signed_in", [False, True], ids=["visitor", "signed in"])
def test_a_page_that_is_not_there_stands_the_checks(
    answering: Answering, client: Client, signed_in: bool
) -> None:
    make.programme()
    if signed_in:
        client.force_login(make.user("ann"), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get("/nowhere/")
    assert response.status_code == 404
    answering.show(response, "/nowhere/")
    check_page(answering.page)
