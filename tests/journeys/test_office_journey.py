"""The main job in a real browser, in all four ways: from a scored call to an explained, published cohort."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect
from tests.journeys.checks import check_layout, follow, has_scripts, press, sign_in
from tests.make import accounts as people
from tests.make import deciding as make
from tests.make.core import drain

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.calls.models import Application, Call
from circulade.cohorts.models import RuleSet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PILOTS = ["Town 1", "Town 2", "Town 4"]
REASONS = [
    f"CRM-2025-{number:03d} Town {number}: Member with {points} points, before CRM-2025-006, by the rule: "
    "At least 3 with Country France"
    for number, points in ((8, "3.3333"), (12, "1"))
]
MOVES = [
    ["CRM-2025-006 Town 6", "member: fellows", "reserve"],
    ["CRM-2025-007 Town 7", "member: fellows", "reserve"],
    ["CRM-2025-008 Town 8", "reserve", "member: fellows"],
    ["CRM-2025-012 Town 12", "out", "member: fellows"],
    ["CRM-2025-010 Town 10", "reserve", "out"],
]
OUTCOMES = (
    dict.fromkeys(("001", "002", "004"), "pilots")
    | dict.fromkeys(("003", "005", "008", "012"), "fellows")
    | dict.fromkeys(("006", "007"), "reserve")
    | dict.fromkeys(("009", "010", "011"), "out")
)
MEMBERS = [ref for ref, outcome in OUTCOMES.items() if outcome in ("pilots", "fellows")]
# By country and name. Others are named only with consent, which applicants with an odd number gave.
PUBLISHED = {
    "Pilots": ["Town 1", "Town 4", "Town 2"],
    "Fellows": ["Town 5", "Town 12", "Town 8", "Town 3"],
    "Other applicants who agreed to be named": ["Town 9", "Town 11", "Town 7"],
}


@pytest.fixture
def call() -> Call:
    """A call of twelve applicants with two assessments each: three Pilots and four Fellows are to be chosen."""
    made = make.call()
    drain()
    mail.outbox.clear()
    return made


def cells(page: Page, caption: str) -> list[list[str]]:
    """Return the rows of the table with this caption, as they read."""
    table = page.get_by_role("table", name=caption, exact=True)
    rows = table.locator("tbody tr").all()
    return [[" ".join(text.split()) for text in row.locator("th, td").all_inner_texts()] for row in rows]


def open_studio(page: Page, call: Call) -> None:
    sign_in(page, make.lead())
    page.goto(f"/office/calls/{call.slug}/")
    follow(page, "Go to: Selection")
    expect(page.get_by_role("heading", level=1)).to_have_text("Selection")
    check_layout(page)


def set_the_seed(page: Page) -> None:
    follow(page, "Change")
    page.get_by_label("Seed of the public draw").fill("4 May 2026, Brussels")
    page.get_by_label("Length of the reserve list").fill("2")
    press(page, "Store")


def add_a_rule(page: Page) -> None:
    """Ask for more than there are, read why not, ask for less."""
    page.get_by_text("Add a rule", exact=True).click()
    follow(page, "Balance: at least or at most with a value")
    page.get_by_label("Members with").select_option("country=FR")
    page.get_by_label("At least").fill("4")
    press(page, "Check")
    expect(page.locator("#live")).to_contain_text("is impossible: 3 are eligible")
    check_layout(page)
    assert RuleSet.objects.get().rules.get("bounds") is None
    page.get_by_label("At least").fill("3")
    press(page, "Add the rule")
    expect(page.get_by_role("table", name="Rules in force")).to_contain_text("At least 3 with Country France")


def see_what_is_possible(page: Page) -> None:
    """Scripts look by themselves; without them there is a link."""
    if not has_scripts(page):
        follow(page, "Check what these rules make possible")
    expect(page.locator("#live")).to_contain_text("A cohort is possible: 12 applicants are eligible.")


def compute(page: Page, label: str) -> None:
    page.get_by_label("What is tried out").fill(label)
    press(page, "Compute the cohort")
    expect(page.get_by_role("main")).to_contain_text(label)
    check_layout(page)


def decide_as_manager(page: Page, manager: User) -> None:
    press(page, "Propose to the panel")
    address = page.url
    sign_in(page, manager)
    page.goto(address)
    press(page, "Decide")
    expect(page.get_by_role("main")).to_contain_text("This is the decision.")


def write_to_everybody(page: Page, call: Call) -> None:
    """Draft, look at one as its reader gets it, send all; sending asks back where scripts can."""
    page.goto(f"/office/calls/{call.slug}/letters/")
    press(page, "Draft the letters")
    page.get_by_role("row").filter(has_text=make.application(call, 1).ref).get_by_role("link").click()
    expect(page.get_by_label("To", exact=True)).to_have_value("applicant1@example.org")
    expect(page.get_by_label("Text")).to_have_value(re.compile("Feedback of bea"))
    check_layout(page)
    follow(page, "All result letters")
    press(page, "Send all 12 drafts", sure=True)
    expect(page.get_by_text("12 letters are on their way.")).to_be_visible()
    assert mail.outbox == []
    drain()
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(
        f"applicant{number}@example.org" for number in range(1, 13)
    )


def publish(page: Page, call: Call) -> None:
    page.goto(f"/office/calls/{call.slug}/publish/")
    page.get_by_label("Other applicants who agreed to be named").check()
    press(page, "Save")
    check_layout(page)
    press(page, "Publish", sure=True)
    expect(page.get_by_text("The result is published.")).to_be_visible()


def read_as_a_visitor(page: Page, call: Call) -> dict[str, list[str]]:
    """Return the names that everybody reads, by heading."""
    page.context.clear_cookies()
    page.goto(f"/calls/{call.slug}/")
    check_layout(page)
    result = page.get_by_role("region", name="The result")
    found = {}
    for title in ("Pilots", "Fellows", "Other applicants who agreed to be named"):
        names = result.get_by_role("heading", name=title).locator("xpath=following::ul[1]//bdi")
        found[title] = names.all_inner_texts()
    return found


def confirm(page: Page, call: Call, number: int) -> None:
    sign_in(page, make.applicant(number))
    page.goto("/member/applications/")
    follow(page, make.application(call, number).ref)
    follow(page, "Confirm your place or give it up")
    press(page, "Confirm the place")
    expect(page.get_by_text("Your place is confirmed. Welcome!")).to_be_visible()
    check_layout(page)


def test_from_rules_to_a_published_cohort(anyone: Page, call: Call) -> None:
    page, manager = anyone, people.user("mara", Role.PROGRAMME_MANAGER, programme=call.programme)
    open_studio(page, call)
    set_the_seed(page)
    compute(page, "By points alone")
    follow(page, "Selection")
    add_a_rule(page)
    see_what_is_possible(page)
    compute(page, "Three from France")
    assert [row[0][-6:] for row in cells(page, "Pilots")] == PILOTS
    assert [row[0] + ": " + row[4] for row in cells(page, "Fellows")][2:] == REASONS
    follow(page, "Selection")
    press(page, "Compare")
    assert cells(page, "What changes") == MOVES
    check_layout(page)
    follow(page, "Selection")
    follow(page, "Selection 2")
    decide_as_manager(page, manager)
    assert make.outcomes(call) == OUTCOMES
    write_to_everybody(page, call)
    publish(page, call)
    assert read_as_a_visitor(page, call) == PUBLISHED
    confirm(page, call, 1)
    placed = Application.objects.exclude(confirmation="").order_by("ref")
    assert {one.ref[-3:]: one.confirmation for one in placed} == dict.fromkeys(MEMBERS, "awaited") | {
        "001": "confirmed"
    }
