"""What the API says of events: the public page's facts with the programme, never who comes or a link to join."""

import pytest
from tests.make import accounts as people
from tests.make import events as make
from tests.make.api import ask, token

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.events.enums import Mode
from circulade.events.models import EventDocument, Speaker
from circulade.groups.enums import GroupKind
from circulade.groups.models import Group

pytestmark = pytest.mark.django_db
JOIN = "https://meet.example.org/secret"


@pytest.fixture
def programme() -> Programme:
    return people.programme()


def test_an_event_is_told_whole_with_its_programme_and_its_public_documents(programme: Programme) -> None:
    event = make.published(programme, joining_link=JOIN, room="214", tags=["heat"], code="GC1")
    opening = make.session(event, track="Heat")
    Speaker.objects.create(event=event, session=opening, name="Ann Example", affiliation="Ghent")
    make.registered(make.seats(event, 3), "secretive", listed=True)
    make.seats(event, None, Mode.ONLINE)
    for title, public in (("Slides", True), ("Inside", False)):
        EventDocument.objects.create(
            event=event, title=title, address="https://example.org/x.pdf", public=public
        )
    told = ask("/events/conference").body
    assert (told["titles"]["fr"], told["starts"], told["code"], told["tags"]) == (
        "Conférence générale",
        "2030-05-08T09:00:00+02:00",
        "GC1",
        ["heat"],
    )
    assert [(each["mode"], each["capacity"]) for each in told["seats"]] == [
        ("in_person", 3),
        ("online", None),
    ]
    (session,) = told["sessions"]
    assert (session["track"], session["speakers"][0]["name"]) == ("Heat", "Ann Example")
    assert [each["titles"] for each in told["documents"]] == [{"und": "Slides"}]
    text = ask("/events/conference").content.decode() + ask("/events").content.decode()
    assert [each in text for each in ("Secretive", "secretive@", JOIN, "Inside")] == [False] * 4


def test_the_list_is_narrowed_by_kind_group_and_days(programme: Programme) -> None:
    group = Group.objects.create(
        programme=programme, slug="heat", name={"en": "Heat"}, kind=GroupKind.WORKING_GROUP, public=True
    )
    hidden = Group.objects.create(
        programme=programme, slug="inner", name={"en": "Inner"}, kind=GroupKind.WORKING_GROUP
    )
    make.published(programme)
    make.published(programme, "meeting", kind="group_meeting", group=group)
    make.published(programme, "inner-meeting", kind="group_meeting", group=hidden)

    def slugs(query: str, **who: str) -> list[str]:
        return sorted(each["slug"] for each in ask(f"/events?{query}", **who).body["items"])

    assert slugs("") == ["conference", "meeting"]
    assert (slugs("group=heat"), slugs("group=inner"), slugs("kind=group_meeting")) == (
        ["meeting"],
        [],
        ["meeting"],
    )
    assert (
        slugs("since=2030-05-09"),
        slugs("until=2030-05-07"),
        slugs("since=2030-05-08&until=2030-05-08"),
    ) == (
        [],
        [],
        ["conference", "meeting"],
    )
    office = token(people.user("boss", Role.PROGRAMME_MANAGER, programme=programme), programme)
    assert slugs("group=inner", token=office) == ["inner-meeting"]
    assert ask("/events/inner-meeting").status == 404


def test_a_long_list_comes_in_parts(programme: Programme) -> None:
    for number in range(3):
        make.published(programme, f"event-{number}")
    first = ask("/events?limit=2").body
    assert (first["total"], len(first["items"]), "offset=2" in first["next"]) == (3, 2, True)
    assert ask("/events?limit=201").status == 422
