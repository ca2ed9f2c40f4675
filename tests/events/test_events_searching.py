"""The office finds events by title, code, theme, place and description, in any language they are told in."""

import pytest
from tests.make import accounts as people
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.domain.search import find
from circulade.events.domain.editing import change_event
from circulade.events.domain.sessions import OnStage, delete_session, save_session
from circulade.events.queries.calendar import calendar_events

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


def test_an_event_is_found_by_its_sessions_and_by_who_is_on_stage_as_long_as_they_are(
    programme: Programme,
) -> None:
    event = make.published(programme)
    boss = people.user("boss", Role.PROGRAMME_MANAGER, programme=programme)
    session = save_session(
        event,
        {"title": {"en": "Biowaste", "fr": "Déchets verts"}, "starts": event.starts, "ends": event.ends},
        people=[OnStage("Zoé Ångström", "Heat works")],
        by=boss,
        now=make.NOW,
    )
    for words in ("biowaste", "déchets", "Ångström", "works"):
        assert [hit.thing for hit in find(words, programme, user=boss)] == [event]
        assert list(calendar_events(programme, {"q": words}, now=make.NOW)) == [event]
    delete_session(session, by=boss, now=make.NOW)
    assert find("biowaste", programme, user=boss) == []
    assert list(calendar_events(programme, {"q": "biowaste"}, now=make.NOW)) == []


def test_somebody_outside_the_office_finds_no_event(programme: Programme) -> None:
    make.event(programme)
    assert find("conference", programme, user=people.user("member", Role.MEMBER, programme=programme)) == []
