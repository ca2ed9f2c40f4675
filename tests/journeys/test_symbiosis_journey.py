"""Industrial symbiosis in a browser: a facilitator from notes to a link, and what a partner sees of others."""

import pytest
from playwright.sync_api import Page
from tests.journeys.checks import check_page, sign_in
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.enums import Role
from circulade.symbiosis.domain.links import begin_link
from circulade.symbiosis.domain.planning import ask_for_plan, compute_plan
from circulade.symbiosis.domain.recording import record_year
from circulade.symbiosis.domain.sites import add_partner

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_facilitator_takes_notes_in_and_puts_a_lead_into_the_pipeline(browser_page: Page) -> None:
    programme = make.programme()
    district = make_symbiosis.district(programme, uncertainty=20.0)
    make_symbiosis.want(make_symbiosis.site(district, "Cement works", latitude=51.9))
    sign_in(browser_page, make.user("fay", Role.FACILITATOR, programme=programme))
    browser_page.goto(f"/office/symbiosis/{district.ref}/notes/")
    browser_page.get_by_label("Paste notes").fill(
        "Power station;has;fly ash of coal;4 kt;;all year;;10 01 02\nMill;has;bark;-3"
    )
    browser_page.get_by_role("button", name="Take in", exact=True).click()
    browser_page.get_by_text("1 note is stored.").wait_for()
    check_page(browser_page)
    browser_page.get_by_role("link", name="Leads").click()
    browser_page.get_by_text("cement works: Kalundborg").wait_for()
    check_page(browser_page)
    browser_page.get_by_role("button", name="Put “fly ash of coal”").click()
    browser_page.get_by_role("heading", name="Readiness in six views").wait_for()
    check_page(browser_page)


def test_the_best_network_is_shown_with_its_certificate(browser_page: Page) -> None:
    programme = make.programme()
    district = make_symbiosis.district(programme, uncertainty=20.0)
    make_symbiosis.have(make_symbiosis.site(district))
    make_symbiosis.want(make_symbiosis.site(district, "Kiln", latitude=51.7))
    plan = compute_plan(ask_for_plan(district, title="Best network", on=make_symbiosis.DAY, by=None), by=None)
    sign_in(browser_page, make.user("fay", Role.FACILITATOR, programme=programme))
    browser_page.goto(f"/office/symbiosis/{district.ref}/network/{plan.pk}/")
    browser_page.get_by_text("No plan has more than").wait_for()
    check_page(browser_page)


def test_a_partner_answers_and_sees_no_more_than_both_agreed_to(browser_page: Page) -> None:
    district = make_symbiosis.district(make.programme(), public=True)
    have = make_symbiosis.have(make_symbiosis.site(district), "ash of unit two")
    want = make_symbiosis.want(make_symbiosis.site(district, "Kiln"))
    link = begin_link(have, want, by=None)
    link.have_agreed_at = link.created_at
    link.save()
    record_year(link, year=2026, tonnes=5.0, landfill=5.0, by=None)
    user = make.user("kim")
    add_partner(want.site, user.email, by=None)
    sign_in(browser_page, user)
    browser_page.goto("/member/symbiosis/")
    assert browser_page.get_by_text("ash of unit two").count() == 0
    check_page(browser_page)
    browser_page.get_by_role("button", name="Yes, I agree").click()
    browser_page.get_by_text("You both agreed").wait_for()
    assert browser_page.get_by_text("ash of unit two").count() == 1
    browser_page.goto(f"/member/symbiosis/{want.site.pk}/")
    check_page(browser_page)
    browser_page.goto(f"/symbiosis/{district.ref}/")
    check_page(browser_page)
