"""What anybody does without signing in: find the open call."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from tests.journeys.checks import check_page
from tests.make import calls as make

from circulade.calls.domain.announcing import announce

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def title() -> str:
    now = timezone.now()
    call = make.call(
        opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=9), title={"en": "Raw materials"}
    )
    make.questions(call)
    announce(call, by=None, now=now - timedelta(days=2))
    return "Raw materials"


def test_a_visitor_finds_the_open_call(anyone: Page, title: str) -> None:
    page = anyone
    page.goto("/")
    check_page(page)
    page.goto("/calls/")
    check_page(page)
    page.get_by_role("main").get_by_role("link", name=title).click()
    check_page(page)
