"""After an import: territories confirmed against the register, applicants let in by their links."""

from typing import Any

import pytest
from django.test import Client
from tests.make import accounts as people
from tests.make import importing as make
from tests.make import register

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.calls.domain.importing import import_file
from circulade.calls.models import Application, Call
from circulade.core.models import Letter
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(settings: Any, tmp_path: Any) -> Call:
    settings.MEDIA_ROOT = tmp_path
    return make.call()


@pytest.fixture
def user(call: Call) -> User:
    return people.user("lead", Role.SELECTION_LEAD, programme=call.programme)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def lead(user: User) -> Client:
    return signed_in(user)


def imported(call: Call, *names: str) -> list[Application]:
    rows = {f"c-{number}": make.ROW | {"Territory": name} for number, name in enumerate(names)}
    content = make.export(rows, kind="csv")
    import_file(call, name="export.csv", content=content, by=None, now=make.NOW)
    return list(call.applications.order_by("ref"))


def munich(call: Call) -> Territory:
    return register.territory(call.programme, "munich", "DE212", name={"en": "Munich", "de": "München"})


def page_of(call: Call) -> str:
    return f"/office/calls/{call.slug}/territories/"


def test_munchen_is_suggested_as_munich_with_names_for_people_and_confirmed(lead: Client, call: Call) -> None:
    territory, (application,) = munich(call), imported(call, "München")
    page = lead.get(page_of(call)).content.decode()
    assert ("<bdi>Munich</bdi> (Germany)" in page, "(DE)" in page) == (True, False)
    lead.post(f"{page_of(call)}{application.ref}/", {"territory": str(territory.pk)})
    assert list(application.territories.all()) == [territory]
    assert "Every application has its territory" in lead.get(page_of(call)).content.decode()


def test_what_is_beyond_doubt_is_taken_at_once_and_the_rest_stays(lead: Client, call: Call) -> None:
    territory, (sure, other) = munich(call), imported(call, "Muenchen", "Nowhere-on-Sea")
    lead.post(page_of(call), {"sure": "1"})
    assert (list(sure.territories.all()), other.territories.count()) == ([territory], 0)


def test_a_place_that_the_register_does_not_know_is_added_as_stated(lead: Client, call: Call) -> None:
    (application,) = imported(call, "Nowhere-on-Sea")
    lead.post(f"{page_of(call)}{application.ref}/", {"territory": "new"})
    made = application.territories.get()
    assert (str(made.name), made.country, made.programme) == ("Nowhere-on-Sea", "DE", call.programme)


@pytest.mark.parametrize("given", ["", "place:99", "place:x", "nonsense"])
def test_a_choice_that_is_none_changes_nothing_and_says_so(lead: Client, call: Call, given: str) -> None:
    (application,) = imported(call, "Nowhere-on-Sea")
    page = lead.post(f"{page_of(call)}{application.ref}/", {"territory": given}, follow=True)
    assert "choose" in " ".join(str(each) for each in page.context["messages"])
    assert (application.territories.count(), Territory.objects.count()) == (0, 0)


def test_a_territory_of_another_programme_is_not_found(lead: Client, call: Call) -> None:
    (application,) = imported(call, "München")
    foreign = register.territory(people.programme("other"), "munich")
    page = lead.post(f"{page_of(call)}{application.ref}/", {"territory": str(foreign.pk)})
    assert (page.status_code, application.territories.count()) == (404, 0)


def test_an_application_in_conflict_is_neither_shown_nor_matched(
    lead: Client, call: Call, user: User
) -> None:
    territory, (application,) = munich(call), imported(call, "München")
    application.conflicts.create(user=user, source="office", since=make.NOW)
    assert application.ref not in lead.get(page_of(call)).content.decode()
    lead.post(page_of(call), {"sure": "1"})
    lead.post(f"{page_of(call)}{application.ref}/", {"territory": str(territory.pk)})
    assert application.territories.count() == 0


def test_the_page_takes_as_many_queries_for_many_as_for_few(
    lead: Client, call: Call, django_assert_max_num_queries: Any
) -> None:
    munich(call)
    imported(call, *(f"Place {number}" for number in range(12)))
    with django_assert_max_num_queries(15):
        lead.get(page_of(call))


def test_an_imported_applicant_takes_over_by_the_link_in_the_letter(lead: Client, call: Call) -> None:
    (application,) = imported(call, "München")
    address = f"/office/calls/{call.slug}/take-over/"
    lead.post(address, {"draft": "1"})
    assert Letter.objects.get().state == "draft"
    assert "kreislauf@example.org" in lead.get(address).content.decode()
    lead.post(address, {"send": "1"})
    letter = Letter.objects.get()
    token = letter.text.split("/claim/")[1].split("/")[0]
    applicant = people.user("kreislauf")
    client = signed_in(applicant)
    assert client.get(f"/applications/{application.pk}/").status_code == 404
    client.post(f"/claim/{token}/")
    page = client.get(f"/applications/{application.pk}/")
    assert (letter.state, page.status_code, application.ref in page.content.decode()) == ("queued", 200, True)


def test_a_link_works_once_and_for_nobody_after(lead: Client, call: Call) -> None:
    (application,) = imported(call, "München")
    address = f"/office/calls/{call.slug}/take-over/"
    lead.post(address, {"draft": "1"})
    token = Letter.objects.get().text.split("/claim/")[1].split("/")[0]
    signed_in(people.user("kreislauf")).post(f"/claim/{token}/")
    stranger = signed_in(people.user("stranger"))
    stranger.post(f"/claim/{token}/")
    assert stranger.get(f"/applications/{application.pk}/").status_code == 404
    assert application.colleagues.count() == 1
