"""Letters about an event are in the language of who registered, dates and places included."""

import pytest
from tests.make import accounts as people
from tests.make import events as make

from circulade.events.domain.letters import write
from circulade.events.enums import EventFormat, Mode
from circulade.events.models import Registration

pytestmark = pytest.mark.django_db


def registered(language: str, **fields: object) -> Registration:
    event = make.published(people.programme(), **fields)
    mode = Mode.ONLINE if fields else Mode.IN_PERSON
    (one,) = make.registered(make.seats(event, 2, mode), "ann")
    Registration.objects.update(language=language)
    one.refresh_from_db()
    return one


@pytest.mark.parametrize(
    ("language", "written_in", "subject", "begins"),
    [
        (
            "fr",
            "fr",
            "Votre place : Conférence générale",
            "Vous avez une place à « Conférence générale », 8 mai 2030, 09:00 heure de Bruxelles (CEST, UTC+2)",
        ),
        (
            "fi",
            "fi",
            "Paikkanne: General Conference",
            "Teillä on paikka tapahtumassa ”General Conference” (8. ",
        ),
        (
            "lt",
            "en",
            "Your seat: General Conference",
            "You have a seat at “General Conference”, 8 May 2030, ",
        ),
    ],
)
def test_a_seat_is_told_in_the_readers_language_and_the_offices(
    language: str, written_in: str, subject: str, begins: str
) -> None:
    one = registered(language)
    (letter,) = write(one.state, [one.pk], at=make.NOW)
    assert (letter.language, letter.subject, letter.office_subject) == (
        written_in,
        subject,
        "Your seat: General Conference",
    )
    assert letter.text.startswith(begins)


def test_an_online_event_is_where_one_sits_in_the_readers_language() -> None:
    one = registered("pt", format=EventFormat.ONLINE)
    (letter,) = write(one.state, [one.pk], at=make.NOW)
    assert ", em linha.\n\nNa sua própria página" in letter.text
