"""The home page: what is open first, nothing that is not public, little to transfer."""

import gzip
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.make import accounts as make
from tests.make import register

from circulade.accounts.models import Programme
from circulade.calls.enums import CallStage, CallStatus
from circulade.calls.models import Call, ResultSettings
from circulade.register.models import Territory
from circulade.web.news import call_cards, news

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def call(
    programme: Programme, slug: str, *, opens: int, closes: int, now: datetime = NOW, **fields: object
) -> Call:
    values: dict[str, object] = {
        "title": {"en": f"Call {slug}"},
        "stage": CallStage.ANNOUNCED,
        "announced_at": now + opens * DAY,
        "opens_at": now + opens * DAY,
        "closes_at": now + closes * DAY,
    }
    return Call.objects.create(programme=programme, slug=slug, **(values | fields))


def test_open_calls_come_first_and_the_nearest_deadline_before_them_all() -> None:
    programme = make.programme()
    call(programme, "over", opens=-90, closes=-60)
    call(programme, "later", opens=10, closes=40)
    call(programme, "far", opens=-5, closes=30)
    call(programme, "near", opens=-5, closes=3)
    cards = call_cards(programme, now=NOW)
    assert [(card.call.slug, card.status) for card in cards] == [
        ("near", CallStatus.OPEN),
        ("far", CallStatus.OPEN),
        ("later", CallStatus.UPCOMING),
        ("over", CallStatus.CLOSED),
    ]


def test_news_tell_what_happened_and_not_what_will() -> None:
    programme = make.programme()
    call(programme, "over", opens=-90, closes=-60)
    call(programme, "open", opens=-5, closes=30)
    call(programme, "later", opens=10, closes=40)
    found = news(programme, call_cards(programme, now=NOW), now=NOW)
    assert [(item.title, str(item.label)) for item in found] == [
        ("Call open", "A call opens"),
        ("Call over", "A call closes for applications"),
        ("Call over", "A call opens"),
    ]


def test_announcements_and_results_are_news_and_a_result_that_is_not_published_is_none() -> None:
    programme = make.programme()
    call(programme, "next", opens=10, closes=40, announced_at=NOW - 2 * DAY)
    for slug, stage in (("told", CallStage.PUBLISHED), ("secret", CallStage.DECIDED)):
        decided = call(programme, slug, opens=-90, closes=-60, stage=stage)
        ResultSettings.objects.create(call=decided, published_at=NOW - DAY)
    found = news(programme, call_cards(programme, now=NOW), now=NOW)
    assert [(item.title, str(item.label)) for item in found][:2] == [
        ("Call told", "The result of a call is published"),
        ("Call next", "A call is announced"),
    ]
    assert [str(item.label) for item in found if item.title == "Call secret"] == [
        "A call closes for applications",
        "A call opens",
    ]


def test_a_cancelled_call_is_no_news_beyond_its_announcement() -> None:
    programme = make.programme()
    call(programme, "off", opens=-5, closes=-1, stage=CallStage.CANCELLED)
    found = news(programme, call_cards(programme, now=NOW), now=NOW)
    assert [(item.title, str(item.label)) for item in found] == [("Call off", "A call opens")]


def test_one_page_shows_open_calls_the_map_the_figures_and_what_is_new(client: Client) -> None:
    programme = make.programme()
    call(programme, "open", opens=-5, closes=30, now=timezone.now())
    register.territory(programme, "lucca", country="IT", latitude=43.8, longitude=10.5)
    page = client.get("/").content.decode()
    for words in ("Call open", "Where we work", "<svg", "In figures", "What is new", "A call opens"):
        assert (words, words in page) == (words, True)


def test_drafts_and_hidden_territories_stay_hidden(client: Client) -> None:
    programme = make.programme()
    call(programme, "secret", opens=1, closes=9, announced_at=None, stage=CallStage.DRAFT)
    Territory.objects.create(
        programme=programme, ref="x", name={"en": "Hiddenburg"}, country="DE", kind="city"
    )
    page = client.get("/").content.decode()
    assert "Call secret" not in page
    assert "Hiddenburg" not in page
    assert "No call is open" in page


def test_a_demonstration_says_so_on_the_page(client: Client) -> None:
    make.programme(invented=True)
    assert "invented applicants" in client.get("/").content.decode()


def test_an_installation_without_a_programme_says_what_to_do(client: Client) -> None:
    assert "circulade init" in client.get("/").content.decode()


def test_the_home_page_is_light_and_asks_little(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    programme = make.programme()
    for number in range(3):
        call(programme, f"c{number}", opens=-5, closes=30, now=timezone.now())
    for number in range(60):
        Territory.objects.create(
            programme=programme,
            ref=f"t{number}",
            name={"en": f"Town {number}"},
            country="IT",
            kind="city",
            latitude=40 + number / 10,
            longitude=10,
            public=True,
        )
    with django_assert_max_num_queries(15):
        page = client.get("/").content
    linked = re.findall(r'(?:src|href)="/static/([^"]+)"', page.decode())
    found = [Path(str(finders.find(name))).read_bytes() for name in linked]
    assert len(linked) >= 3
    assert sum(len(gzip.compress(part)) for part in [page, *found]) < 200_000
    assert len(page) < 150_000


def test_the_style_sheet_stays_small() -> None:
    assert Path(str(finders.find("circulade/circulade.css"))).stat().st_size < 40_000
