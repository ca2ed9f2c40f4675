"""Every page of every menu stands the checks, as its readers see it."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from tests.journeys.checks import check_page, sign_in
from tests.make import accounts as make

from circulade.accounts.enums import Role
from circulade.core.navigation import Entry, entries

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
READERS = {"office": Role.ADMINISTRATOR, "assess": Role.ASSESSOR, "member": Role.MEMBER}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.workspace} {entry.url_name}")
def test_a_page_of_a_menu_stands_the_checks(browser_page: Page, entry: Entry) -> None:
    programme = make.programme()
    if role := READERS.get(entry.workspace):
        sign_in(browser_page, make.user("ann", role, programme=programme))
    response = browser_page.goto(reverse(entry.url_name))
    assert response is not None
    assert response.status == 200
    check_page(browser_page)
