"""A browser whose requests Django's test client answers, within the transaction of the test.

No server runs and nothing is committed, so a page costs little more than axe itself. Headers come along: the content
policy holds. A request to any other host is a complaint.
"""

from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Request, Route
from tests.journeys.checks import complain

HOST = "localhost"  # which browsers trust without TLS


class Answering:
    """Answers what a page asks for as a client who may be signed in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.client = Client()
        self._ready: Any = None
        page.route("**/*", self._answer)

    def show(self, response: Any, address: str) -> None:
        """Let the browser go to an address to which the client has this response already."""
        self._ready = response
        self.page.goto(f"http://{HOST}{address}")

    def _answer(self, route: Route) -> None:
        request, parts = route.request, urlsplit(route.request.url)
        if parts.hostname != HOST:
            complain(self.page, f"asks another host: {request.url}")
            return route.abort()
        if parts.path.startswith("/static/"):
            found = finders.find(parts.path.removeprefix("/static/"))
            return route.fulfill(path=found) if found else route.fulfill(status=404)
        response, self._ready = self._ready or self._ask(request), None
        body = b"".join(response.streaming_content) if response.streaming else response.content
        return route.fulfill(status=200, headers=dict(response.headers), body=body)

    def _ask(self, request: Request) -> Any:
        parts = urlsplit(request.url)
        return self.client.generic(
            request.method,
            f"{parts.path}?{parts.query}" if parts.query else parts.path,
            request.post_data or "",
            content_type=request.headers.get("content-type", "application/octet-stream"),
            headers={name: value for name, value in request.headers.items() if name.startswith("hx-")},
        )
