"""The urban mine in a browser: what the public reads, and the desk on which a study is typed."""

import pytest
from playwright.sync_api import Page
from tests.journeys.checks import check_page, sign_in
from tests.make import accounts as make
from tests.make import urbanmine as make_mine

from circulade.accounts.enums import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_public_reads_a_study(browser_page: Page) -> None:
    study = make_mine.published(make.programme())
    browser_page.goto("/urban-mine/")
    check_page(browser_page)
    browser_page.get_by_role("link", name="Panels and batteries").click()
    for part in ("overview", "materials", "flows", "scenarios", "sensitivity", "comparison"):
        browser_page.goto(f"/urban-mine/{study.ref}/?part={part}")
        check_page(browser_page)


def test_an_analyst_types_figures_that_are_saved_as_typed(browser_page: Page) -> None:
    programme = make.programme()
    study = make_mine.study(programme)
    sign_in(browser_page, make.user("analyst", Role.ANALYST, programme=programme))
    for address in (
        "",
        "new/",
        f"{study.ref}/",
        f"{study.ref}/add/",
        f"{study.ref}/import/",
        f"{study.ref}/sheets/strategies/",
    ):
        browser_page.goto(f"/office/urban-mine/{address}")
        check_page(browser_page)
    browser_page.goto(f"/office/urban-mine/{study.ref}/products/pv/")
    value = browser_page.get_by_label("Value, 1", exact=True)
    value.fill("47,5 tonnes")
    value.blur()
    browser_page.get_by_text("is not a number: write digits").wait_for()
    browser_page.reload()
    assert browser_page.get_by_label("Value, 1", exact=True).input_value() == "47,5 tonnes"
    check_page(browser_page)
