"""No page asks more of the database as its list grows; the budget of each page is tested by the permission table."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.make import accounts, assessing, calls, rows

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User

pytestmark = pytest.mark.django_db
MOST = 15
FEW, MANY = 3, 12
REGISTER = "/office/register"
# What belongs to no page: the session's own bookkeeping and the kinds of records, read once per process.
ASIDE = ("SAVEPOINT", 'FROM "django_content_type"', "circulade_cache")


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        response = client.get(address)
    assert (address, response.status_code) == (address, 200)
    return sum(not any(words in one["sql"] for words in ASIDE) for one in seen)


@pytest.fixture
def programme() -> Programme:
    return accounts.programme()


@pytest.fixture
def manager(programme: Programme) -> User:
    return accounts.user("boss", Role.ADMINISTRATOR, programme=programme)


@pytest.fixture
def office(client: Client, manager: User) -> Client:
    client.force_login(manager, backend="django.contrib.auth.backends.ModelBackend")
    return client


def costs_alike(client: Client, addresses: tuple[str, ...], more: Callable[[int], object]) -> None:
    """Ask every page with few rows and with many: as many queries, and no more than the budget."""
    told: list[dict[str, int]] = []
    for numbers in (range(FEW), range(FEW, MANY)):
        for number in numbers:
            more(number)
        cache.clear()
        told.append({address: queries(client, address) for address in addresses})
    few, many = told
    assert {
        address: (few[address], many[address]) for address in addresses if many[address] > few[address]
    } == {}
    assert {address: cost for address, cost in many.items() if cost > MOST} == {}


def test_lists_of_the_register(office: Client, programme: Programme) -> None:
    addresses = (
        "/",
        "/territories/",
        "/territories/town-0/",
        "/organisations/",
        "/organisations/works-0/",
        "/map/",
        "/map/territories.geojson",
        "/groups/",
        *(
            f"{REGISTER}/{what}/"
            for what in ("territories", "organisations", "people", "experts", "projects")
        ),
        f"{REGISTER}/participations/",
        f"{REGISTER}/territories/town-0/",
        f"{REGISTER}/organisations/works-0/",
        *(f"{REGISTER}/duplicates/?what={what}" for what in ("territories", "organisations", "people")),
        "/office/search/?q=town",
        "/office/search/?q=works",
        "/office/search/?q=person",
        "/office/groups/",
        "/office/cards/",
        "/member/cards/",
    )
    costs_alike(office, addresses, lambda number: rows.more_register(programme, number))


def test_lists_of_the_office(office: Client, programme: Programme, manager: User) -> None:
    addresses = (
        "/office/",
        "/office/people/",
        "/office/letters/",
        "/office/runs/",
        "/office/queue/",
        "/office/audit/",
        "/account/tokens/",
    )
    costs_alike(office, addresses, lambda number: rows.more_office(programme, manager, number))


def test_lists_of_an_open_call(office: Client, programme: Programme, manager: User) -> None:
    call = calls.open_call(programme)
    base = f"/office/calls/{call.slug}"
    addresses = (
        "/calls/",
        f"/calls/{call.slug}/",
        "/office/",
        "/office/calls/",
        f"{base}/",
        f"{base}/applications/",
        f"{base}/eligibility/",
        f"{base}/clarifications/",
        f"{base}/territories/",
        "/office/search/?q=town",
        "/member/",
        "/member/applications/",
    )

    def more(number: int) -> None:
        rows.more_application(call, manager, number)
        calls.open_call(programme, f"call-{number}")

    costs_alike(office, addresses, more)


def test_lists_of_a_call_under_assessment(office: Client, programme: Programme) -> None:
    call = assessing.call(programme)
    base = f"/office/calls/{call.slug}/assessment"
    first = assessing.applications(call)[0]
    addresses = (
        f"{base}/",
        f"{base}/assessors/",
        f"{base}/assignment/",
        f"{base}/conflicts/",
        f"{base}/applications/{first.ref}/",
        office.get(f"/office/calls/{call.slug}/selection/").headers["Location"],
    )
    costs_alike(office, addresses, lambda number: rows.more_assessment(call, number))
