"""The office finds events by title, code, theme, place and description, in any language they are told in."""

import pytest
from tests.make import accounts as people
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.domain.search import find
from circulade.events.domain.editing import change_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return people.programme()


def test_an_event_is_found_by_what_it_says_and_what_was_changed_is_indexed_anew(programme: Programme) -> None:
    event = make.event(
        programme, code="11WS23465", place="Kongresshalle", theme={"en": "Heat", "fr": "Chaleur"}
    )
    boss = people.user("boss", Role.PROGRAMME_MANAGER, programme=programme)
    for words in ("conferences", "11WS23465", "kongresshalle", "chaleur", "générale"):
        assert [(words, hit.thing, hit.url) for hit in find(words, programme, user=boss)] == [
            (words, event, "/office/events/conference/")
        ]
    change_event(event, {"theme": {"en": "Water"}}, seen=event.revision, by=boss, now=make.NOW)
    assert (find("chaleur", programme, user=boss), len(find("water", programme, user=boss))) == ([], 1)


def test_somebody_outside_the_office_finds_no_event(programme: Programme) -> None:
    make.event(programme)
    assert find("conference", programme, user=people.user("member", Role.MEMBER, programme=programme)) == []
