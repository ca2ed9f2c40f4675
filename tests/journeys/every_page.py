"""Every page, from the permission table: a new address is walked as soon as it stands in the table.

Files of tests take a part each, so that they run side by side. axe and Tab cost the most: unless EVERY_WAY is set
(`make walk`), each page is gone through in one of the four ways and looked through by axe in a window of that width,
always the same. What something typed is answered with is looked through as on a telephone only, and not by Tab: the
page on which it was typed was.
"""

import os
from typing import Any
from zlib import crc32

from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect
from tests.journeys.answering import Answering
from tests.journeys.checks import check_layout, check_page, resize
from tests.journeys.keyboard import stumbles
from tests.permissions.rows import Row
from tests.permissions.table import ROWS
from tests.permissions.world import World

DESK, TELEPHONE = 1280, 360
# With scripts, or without; in a window of this width.
WAYS = ((True, DESK), (True, TELEPHONE), (False, DESK), (False, TELEPHONE))
# Addresses answered with pages also when something typed was wrong.
PAGES = [row for row in ROWS if row.allowed and (row.method == "get" or row.accepted)]


def part_of(row: Row) -> str:
    """Say which file of tests walks a row."""
    app, _colon, name = row.url.partition(":")
    if app != "calls":
        return "register" if app == "register" else "others"
    return "calls in the office" if name.startswith("office") else "calls"


def rows_of(part: str) -> list[Row]:
    """Return the rows of a part, in the order of the table."""
    return [row for row in PAGES if part_of(row) == part]


def ways_of(row: Row) -> tuple[tuple[bool, int], ...]:
    """Return in which ways somebody goes through a page by keyboard."""
    if os.environ.get("EVERY_WAY"):
        return WAYS
    return () if row.method == "post" else (WAYS[crc32(row.name.encode()) % len(WAYS)],)


def widths_of(row: Row) -> list[int]:
    """Return in how wide windows axe looks through a page."""
    return sorted({width for _scripts, width in ways_of(row)}) or [TELEPHONE]


def walk(ground: World, row: Row, browser: Answering, plain: Answering) -> None:
    """Ask for the address as somebody allowed; if a page answers, axe must find nothing, it must fit into the window of
    a desk and of a telephone, with scripts and without, and Tab must come to everything.
    """
    world = ground.copy()
    address = reverse(row.url, kwargs=dict(row.kwargs(world))) + row.query
    client = Client()
    world.let_in(row.eyes, client)
    response: Any = client.get(address) if row.method == "get" else client.post(address, dict(row.data or {}))
    if not is_page(response):
        if response.streaming:
            b"".join(response.streaming_content)  # which closes what it is read from, and not the database
        return
    for each in (browser, plain):
        each.client = client
        each.show(response, address)
    expect(browser.page.locator("[hx-trigger=load]")).to_have_count(0)
    check_page(browser.page, widths=widths_of(row))
    for page in (browser.page, plain.page):
        for width in (DESK, TELEPHONE):
            resize(page, width)
            check_layout(page)
    for scripts, width in ways_of(row):
        page = browser.page if scripts else plain.page
        resize(page, width)
        trouble = stumbles(page)
        assert trouble == [], "\n".join(
            [f"{address} at {width} px by keyboard, scripts: {scripts}", *trouble]
        )


def is_page(response: Any) -> bool:
    """Say whether a response is a page to look at: no file, no redirect, no part of a page."""
    if response.streaming or response.has_header("Location"):
        return False
    return bool(response.content.lstrip()[:15].lower() == b"<!doctype html>")
