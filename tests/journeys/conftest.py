"""A real Chromium for journeys: the system's own, driven against Django's live server."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.journeys.answering import Answering
from tests.journeys.checks import listen
from tests.journeys.chromium import FLAGS, find_chromium

# Playwright's synchronous interface runs an event loop, in which Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# Milliseconds: what a journey waits for comes at once, unless the machine has much else to do.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
PLACE: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 800},
    "locale": "en-GB",
    "timezone_id": "Europe/Brussels",
}

# No server answers what a service worker asks for.
TELEPHONE = PLACE | {"viewport": {"width": 360, "height": 800}, "service_workers": "block"}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys; without Chromium they are skipped and say so, in CI they fail."""
    path = find_chromium()
    if path is None:
        message = "no Chromium found: install it or set CHROMIUM to its path; this journey was not driven"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browser_context(chromium: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A fresh profile, 1280 px wide, in English."""
    with chromium.new_context(base_url=live_server.url, **PLACE) as context:
        context.set_default_timeout(PATIENCE)
        yield context


@pytest.fixture
def browser_page(browser_context: BrowserContext) -> Page:
    """A page whose console is listened to, for `check_page`."""
    return listen(browser_context.new_page())


@pytest.fixture
def page_without_scripts(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page of a browser in which JavaScript is off."""
    with chromium.new_context(base_url=live_server.url, java_script_enabled=False, **PLACE) as context:
        context.set_default_timeout(PATIENCE)
        yield listen(context.new_page())


WAYS = {
    "1280 px": (1280, True),
    "360 px without scripts": (360, False),
    "1280 px without scripts": (1280, False),
    "360 px": (360, True),
}
# Unless EVERY_WAY is set (`make walk`), whole journeys are made in the first two.
MADE = list(WAYS)[: 4 if os.environ.get("EVERY_WAY") else 2]


@pytest.fixture(params=[WAYS[name] for name in MADE], ids=MADE)
def anyone(request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page at a desk and one on a small telephone, with JavaScript and without."""
    width, scripts = request.param
    place = PLACE | {"viewport": {"width": width, "height": 800}}
    with chromium.new_context(base_url=live_server.url, java_script_enabled=scripts, **place) as context:
        context.set_default_timeout(PATIENCE)
        yield listen(context.new_page())


@pytest.fixture(scope="module")
def _telephone(chromium: Browser) -> Iterator[Page]:
    """One page for all tests of a file: a small telephone with JavaScript."""
    with chromium.new_context(**TELEPHONE) as context:
        context.set_default_timeout(PATIENCE)
        yield listen(context.new_page())


@pytest.fixture(scope="module")
def _telephone_without_scripts(chromium: Browser) -> Iterator[Page]:
    """The same without JavaScript."""
    with chromium.new_context(java_script_enabled=False, **TELEPHONE) as context:
        context.set_default_timeout(PATIENCE)
        yield listen(context.new_page())


@pytest.fixture
def answering(_telephone: Page) -> Iterator[Answering]:
    """A telephone whose requests the test client answers, one after the other."""
    yield from _answered(_telephone)


@pytest.fixture
def without_scripts(_telephone_without_scripts: Page) -> Iterator[Answering]:
    """The same without JavaScript."""
    yield from _answered(_telephone_without_scripts)


def _answered(page: Page) -> Iterator[Answering]:
    yield Answering(page)
    page.unroute_all()
    page.set_viewport_size(TELEPHONE["viewport"])
