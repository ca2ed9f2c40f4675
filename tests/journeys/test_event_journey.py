"""An event in a browser: the door without a network, and questions that hang on answers."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.journeys.checks import check_page, press, sign_in
from tests.make import accounts as people
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.events.enums import Mode
from circulade.events.models import CheckIn, EventQuestion, Registration

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DOOR = "/office/events/conference/door/"
CONTROLLED = """() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ||
    new Promise((found) => navigator.serviceWorker.addEventListener("controllerchange", found))).then(() => 1)"""


def scan(page: Page, code: str) -> None:
    """Open what the camera reads from a badge."""
    page.goto(f"{DOOR}code/{code}/")


def checked_in() -> list[tuple[str, str]]:
    return sorted(CheckIn.objects.values_list("registration__name", "source"))


def test_codes_scanned_without_a_network_are_kept_sent_later_and_counted_once(
    browser_context: BrowserContext,
) -> None:
    event = make.published(people.programme())
    ann, bo, cy = make.registered(make.seats(event, 2), "ann", "bo", "cy")
    page = browser_context.new_page()
    sign_in(page, people.user("olga", Role.EVENT_ORGANISER, programme=event.programme))
    page.goto(DOOR)
    page.evaluate(CONTROLLED)

    browser_context.set_offline(True)
    for _time in range(2):
        scan(page, ann.code)
        expect(page.get_by_role("heading", name=f"Noted: {ann.code}")).to_be_visible()
    # The desk answers too: a code is typed as people type.
    page.goto(DOOR)
    expect(page.get_by_text("Codes kept on this device: 2.")).to_be_visible()
    for typed in (f"{bo.code[:4]} {bo.code[4:]}".lower(), cy.code):
        page.get_by_label("Code").fill(typed)
        page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("Codes kept on this device: 4.")).to_be_visible()
    assert checked_in() == []

    browser_context.set_offline(False)
    page.goto(DOOR)
    status = page.get_by_role("status").filter(has_text="Codes sent: 4.")
    expect(status).to_contain_text("Cy has no seat: on the waiting list.")
    assert checked_in() == [("Ann", "offline"), ("Bo", "offline")]

    # With the network back the same code shows the person; without it once more, nobody is counted twice.
    scan(page, ann.code)
    expect(page.get_by_text("Checked in:")).to_be_visible()
    browser_context.set_offline(True)
    scan(page, ann.code)
    browser_context.set_offline(False)
    page.goto(DOOR)
    expect(page.get_by_role("status").filter(has_text="Codes sent: 1.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="General Conference")).to_be_visible()
    assert checked_in() == [("Ann", "offline"), ("Bo", "offline")]


def questions() -> None:
    """Ask for a visa in person, for the embassy of those who need one, and for the street of an embassy."""
    event = make.published(people.programme())
    make.seats(event, 5)
    make.seats(event, 5, Mode.ONLINE)
    ask = EventQuestion.objects.create
    ask(event=event, code="visa", kind="yes_no", title="A visa?", mode="in_person", position=1)
    ask(event=event, code="where", kind="choice", title="Which embassy?", required=True, position=2,
        shown_if="visa", shown_values=["yes"],
        options=[{"code": code, "label": {"en": code}} for code in ("Oslo", "elsewhere, far away")])  # fmt: skip
    ask(event=event, code="street", kind="short", title="In which street?", position=3,
        shown_if="where", shown_values=["elsewhere, far away"])  # fmt: skip


def shown(page: Page) -> list[str]:
    """Return which of the questions are seen."""
    titles = ("A visa?", "Which embassy?", "In which street?")
    return [each for each in titles if page.get_by_text(each).first.is_visible()]


def test_questions_step_back_until_they_are_asked(browser_page: Page) -> None:
    questions()
    page = browser_page
    page.goto("/events/conference/register/")
    assert shown(page) == ["A visa?"]
    page.get_by_role("group", name="A visa?").get_by_label("Yes").check()
    page.get_by_label("elsewhere, far away").check()
    assert shown(page) == ["A visa?", "Which embassy?", "In which street?"]
    check_page(page)
    page.get_by_label("online", exact=True).check()
    assert shown(page) == []
    page.get_by_label("in person", exact=True).check()
    page.get_by_role("group", name="A visa?").get_by_label("No").check()
    assert shown(page) == ["A visa?"]
    page.get_by_label("Your name").fill("Ann")
    page.get_by_label("Your e-mail").fill("ann@example.org")
    press(page, "Register")
    page.get_by_text("Your code for the door").wait_for()
    # What was chosen and then stepped back is not asked, and not kept.
    assert Registration.objects.get().answers == {"visa": "no"}


def test_without_scripts_each_question_says_its_condition(page_without_scripts: Page) -> None:
    questions()
    page_without_scripts.goto("/events/conference/register/")
    assert shown(page_without_scripts) == ["A visa?", "Which embassy?", "In which street?"]
    for words in ("Only if you take part in person.", "Only if you answered “A visa?” with: Yes."):
        expect(page_without_scripts.get_by_text(words).first).to_be_visible()
