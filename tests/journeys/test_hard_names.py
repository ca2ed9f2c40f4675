"""Names without a place to break, and names written from right to left, on the pages that list and show them."""

import pytest
from django.test import Client
from playwright.sync_api import Page
from tests.journeys.answering import Answering
from tests.journeys.checks import check_narrow
from tests.make import accounts as people
from tests.make import published, register

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.calls.models import Call
from circulade.core.models.fields import Translated

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
NAMES = {
    "long": "Zweckverband" + "kreislaufwirtschafts" * 6 + "amt",
    "right to left": "بلدية المدينة الدائرية (2025)!",
}
# Elements that hold the name and do not let it find its own direction.
STRAY = """name => [...document.querySelectorAll('main *')]
  .filter(each => [...each.childNodes].some(part => part.nodeType === 3 && part.data.includes(name)))
  .filter(each => each.closest('[dir=auto], bdi, select, svg, .hidden') === null)
  .filter(each => getComputedStyle(each).unicodeBidi !== 'plaintext')
  .map(each => each.outerHTML.slice(0, 160))"""


@pytest.fixture(params=NAMES.values(), ids=list(NAMES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def call(name: str) -> Call:
    """A published call in which everybody and everything is called so."""
    programme = people.programme()
    made = published.published(programme, title={"en": name})
    made.applications.update(name=name)
    for territory in programme.territories.all():
        territory.name, territory.public = Translated({"en": name}), True
        territory.save()
        works = register.organisation(
            programme, f"works-{territory.ref}", territory, name=Translated({"en": name})
        )
        register.contact(works, register.person(programme, name, email=f"{territory.ref}@example.org"))
    return made


def see(browser: Answering, user: User | None, address: str) -> None:
    """Let an address stand the checks."""
    browser.client = Client()
    if user:
        browser.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.client.get(address)
    assert response.status_code == 200, address
    browser.show(response, address)
    check_narrow(browser.page)


def stray(page: Page, name: str) -> list[str]:
    found: list[str] = page.evaluate(STRAY, name)
    return found


@pytest.mark.parametrize("reader", ["visitor", "office", "applicant"])
def test_hard_names_stand_the_checks(answering: Answering, call: Call, name: str, reader: str) -> None:
    first, territory = call.applications.order_by("ref")[0], call.programme.territories.order_by("ref")[0]
    office, slug = "/office/register", call.slug
    pages = {
        "visitor": ["/calls/", f"/calls/{slug}/", "/territories/", f"/territories/{territory.ref}/", "/map/"],
        "office": [
            "/office/",
            *(f"{office}/{what}/" for what in ("territories", "organisations", "people")),
            f"{office}/territories/{territory.ref}/",
            f"/office/calls/{slug}/applications/",
            f"/office/calls/{slug}/applications/{first.ref}/",
            f"/office/calls/{slug}/cohort/",
            f"/office/calls/{slug}/publish/",
        ],
        "applicant": ["/member/applications/", f"/applications/{first.pk}/"],
    }
    users = {
        "visitor": None,
        "office": people.user("mara", Role.PROGRAMME_MANAGER, programme=call.programme),
        "applicant": first.colleagues.get().user,
    }
    trouble = {}
    for address in pages[reader]:
        see(answering, users[reader], address)
        if found := stray(answering.page, name):
            trouble[address] = found
    assert trouble == {}
