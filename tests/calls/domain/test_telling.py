"""A letter about an application goes once to each of its people, in its language."""

import pytest
from django.utils.translation import get_language
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.models import Programme
from circulade.calls.domain.colleagues import join
from circulade.calls.domain.telling import Words, recipients, tell
from circulade.calls.models import Application
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return make.submitted(make.open_call(), people.user("ann"))


def told(application: Application, key: str = "k") -> list[Letter]:
    def write() -> Words:
        return Words(f"Subject in {get_language()}", "Text.")

    return tell(application, kind="test", key=key, write=write, by=None, now=make.AFTER)


def test_colleagues_come_first_and_an_address_comes_once(application: Application) -> None:
    join(application, people.user("bob"), now=make.DURING)
    Application.objects.update(contact_email="BOB@example.org")
    application.refresh_from_db()
    assert [each.casefold() for each in recipients(application)] == ["ann@example.org", "bob@example.org"]


def test_who_has_no_active_account_is_not_written_to(application: Application) -> None:
    bob = people.user("bob")
    join(application, bob, now=make.DURING)
    type(bob).objects.filter(pk=bob.pk).update(is_active=False)
    assert "bob@example.org" not in recipients(application)


def test_the_letter_is_in_the_applicants_language_beside_the_offices(application: Application) -> None:
    Application.objects.update(language="fr")
    application.refresh_from_db()
    letter = told(application)[0]
    assert (letter.language, letter.subject, letter.office_subject) == (
        "fr",
        "Subject in fr",
        "Subject in en",
    )


def test_a_language_that_letters_do_not_speak_gives_way_to_the_offices(application: Application) -> None:
    Application.objects.update(language="lt")
    Programme.objects.update(languages=["de", "en"])
    letter = told(Application.objects.get())[0]
    assert (letter.language, letter.subject, letter.office_subject) == (
        "de",
        "Subject in de",
        "Subject in de",
    )


def test_telling_again_writes_nothing_twice(application: Application) -> None:
    count = len(told(application))
    told(application)
    assert Letter.objects.filter(kind="test").count() == count
    told(application, key="other")
    assert Letter.objects.filter(kind="test").count() == 2 * count


def test_an_address_that_no_letter_can_go_to_stops_nothing(application: Application) -> None:
    Application.objects.update(contact_email="not an address@")
    application.refresh_from_db()
    assert [letter.to for letter in told(application)] == ["ann@example.org"]
