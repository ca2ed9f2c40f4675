"""A meeting is dragged to another place: what that breaks is said first, and nothing moves before a person agrees."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from tests.journeys.checks import check_page, sign_in
from tests.make import accounts as make
from tests.make import meetings
from tests.make.events import NOW

from circulade.accounts.enums import Role
from circulade.matchmaking.domain.planning import make_plan
from circulade.matchmaking.models import Meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def planned() -> Meeting:
    """Ana is there in slots 1 and 2 of three, and meets Bo in one of them."""
    day = meetings.day(make.programme())
    ana = meetings.participant(day, "Ana", available="110")
    meetings.wish(ana, meetings.participant(day, "Bo"))
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    return plan.meetings.get()


def place(meeting: Meeting) -> tuple[int, int | None]:
    meeting.refresh_from_db()
    return meeting.slot.number, meeting.table


def test_a_meeting_is_dragged_with_the_pointer(browser_page: Page) -> None:
    meeting = planned()
    before, slots = place(meeting), {one.number: one.pk for one in meeting.plan.day.slots.all()}
    sign_in(browser_page, make.user("boss", Role.EVENT_ORGANISER, programme=meeting.plan.day.event.programme))
    browser_page.goto("/office/events/conference/meetings/plan/board/")
    check_page(browser_page)
    browser_page.drag_and_drop(".meeting", f'td[data-slot="{slots[3]}"][data-table="1"]')
    dialog = browser_page.get_by_role("dialog")
    dialog.get_by_text("Ana is not there in that slot.").wait_for()
    check_page(browser_page)
    dialog.get_by_role("button", name="Leave it where it is").click()
    dialog.wait_for(state="detached")
    assert place(meeting) == before
    free = 2 if before[0] == 1 else 1
    browser_page.drag_and_drop(".meeting", f'td[data-slot="{slots[free]}"][data-table="2"]')
    dialog.get_by_text("This breaks nothing.").wait_for()
    dialog.get_by_role("button", name="Move", exact=True).click()
    browser_page.get_by_text("Moved.").wait_for()
    assert place(meeting) == (free, 2)


def test_with_the_keyboard_the_form_does_the_same(page_without_scripts: Page) -> None:
    page, meeting = page_without_scripts, planned()
    sign_in(page, make.user("boss", Role.EVENT_ORGANISER, programme=meeting.plan.day.event.programme))
    page.goto("/office/events/conference/meetings/plan/board/")
    page.locator(".meeting").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Slot").select_option(label="3: 8 May 09:40–10:00 CEST")
    page.get_by_role("button", name="Move", exact=True).click()
    page.get_by_text("Ana is not there in that slot.").first.wait_for()
    page.get_by_label("Move it all the same").check()
    page.get_by_role("button", name="Move", exact=True).click()
    page.get_by_text("Moved.").wait_for()
    assert place(meeting)[0] == 3


def test_a_finger_drags_a_meeting_by_its_grip(chromium: Browser, live_server: LiveServer) -> None:
    meeting = planned()
    before, slots = place(meeting), {one.number: one.pk for one in meeting.plan.day.slots.all()}
    context = chromium.new_context(base_url=live_server.url, has_touch=True)
    page = context.new_page()
    sign_in(page, make.user("boss", Role.EVENT_ORGANISER, programme=meeting.plan.day.event.programme))
    page.goto("/office/events/conference/meetings/plan/board/")
    free = 2 if before[0] == 1 else 1
    grip = page.locator(".meeting .grip").bounding_box()
    cell = page.locator(f'td[data-slot="{slots[free]}"][data-table="2"]').bounding_box()
    assert grip
    assert cell
    finger = page.context.new_cdp_session(page)
    start = {"x": grip["x"] + grip["width"] / 2, "y": grip["y"] + grip["height"] / 2}
    end = {"x": cell["x"] + cell["width"] / 2, "y": cell["y"] + cell["height"] / 2}
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [start]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [end]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("This breaks nothing.").wait_for()
    dialog.get_by_role("button", name="Move", exact=True).click()
    page.get_by_text("Moved.").wait_for()
    assert place(meeting) == (free, 2)
    context.close()
