"""What every page must stand: axe finds nothing, nothing scrolls sideways, the console is silent."""

from collections.abc import Callable, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import ConsoleMessage, Error, Page, Route
from tests.make.accounts import PASSWORD

from circulade.accounts.models import User

NARROW = (320, 360)
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OPTIONS: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": [*WCAG, "best-practice"]},
    "resultTypes": ["violations"],
}
# What comes back is what is said of it: the rest of axe's answer is long.
FIND = """(options) => axe.run(options).then(({violations}) => violations.flatMap((rule) => rule.nodes.map((node) =>
  `${rule.id}: ${node.html.slice(0, 160)} (${node.failureSummary.split('\\n').pop().trim()})`)))"""
_heard: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


def listen(page: Page) -> Page:
    """Remember what a page's console complains about, a breach of the content policy included."""
    heard = _heard.setdefault(page, [])

    def on_console(message: ConsoleMessage) -> None:
        # A form that says what is wrong with it; a worker that these tests keep out themselves.
        refused = "status of 422" in message.text or "blocked by Playwright" in message.text
        if message.type in {"error", "warning"} and not refused:
            heard.append(f"{page.url}: {message.text}")

    def on_error(error: Error) -> None:
        heard.append(f"{page.url}: {error}")

    page.on("console", on_console)
    page.on("pageerror", on_error)
    return page


def complain(page: Page, text: str) -> None:
    """Add to what a page is blamed for at its next check."""
    _heard.setdefault(page, []).append(text)


def sign_in(page: Page, user: User) -> None:
    """Give the browser the session of a user, without typing."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    page.goto("/")
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": page.url}])


def type_in(page: Page, user: User) -> None:
    """Sign in as a person does, on the page that asks for it."""
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def hold(page: Page, address: str, action: Callable[[], object]) -> Callable[[], None]:
    """Do what makes a page ask an address, and hold that request back; returns what lets it go on."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(address, keep, times=1)
    with page.expect_request(address):
        action()
    return lambda: held[0].continue_()


def has_scripts(page: Page) -> bool:
    """Say whether JavaScript is on in this browser."""
    return bool(page.evaluate("matchMedia('(scripting: enabled)').matches"))


def press(page: Page, name: str, *, sure: bool = False) -> None:
    """Press the first button of this name in what the page is about; where scripts ask back, say yes."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()
    if sure and has_scripts(page):
        page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follow the first link of this name in what the page is about."""
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def resize(page: Page, width: int) -> None:
    """Make the window so many pixels wide."""
    page.set_viewport_size({"width": width, "height": 800})


def violations(page: Page) -> list[str]:
    """Return what axe finds: rule, element, and what to do; axe itself needs scripts, without them nothing."""
    if not has_scripts(page):
        return []
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(FIND, OPTIONS)
    return found


def overflowing(page: Page, width: int) -> list[str]:
    """Return what is wider than a narrow window, if the page scrolls sideways."""
    size = page.viewport_size or {"width": 1280, "height": 800}
    resize(page, width)
    wide: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.table, .chart-frame'))
          .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""
    )
    page.set_viewport_size(size)
    return [f"{width} px: {html}" for html in wide]


def check_layout(page: Page) -> None:
    """Fail if the page scrolls sideways in the window as it is, or the console has complained since."""
    size = page.viewport_size or {"width": 1280, "height": 800}
    heard = _heard.get(page, [])
    trouble = overflowing(page, size["width"]) + heard
    heard.clear()
    assert trouble == [], "\n".join([page.url, *trouble])


def check_narrow(page: Page) -> None:
    """Fail unless axe finds nothing in the window as it is, nothing scrolls sideways, the console is silent."""
    _blame(page, violations(page))


def check_page(page: Page, *, widths: Sequence[int] = (1280, 360)) -> None:
    """Fail unless axe finds nothing in windows so wide, nothing scrolls sideways, the console is silent."""
    size = page.viewport_size or {"width": 1280, "height": 800}
    trouble: list[str] = []
    for width in widths:
        resize(page, width)
        trouble += [f"{width} px: {found}" for found in violations(page)]
    page.set_viewport_size(size)
    _blame(page, trouble)


def _blame(page: Page, trouble: list[str]) -> None:
    trouble += [found for width in NARROW for found in overflowing(page, width)]
    heard = _heard.get(page, [])
    trouble += heard
    heard.clear()
    assert trouble == [], "\n".join([page.url, *trouble])
