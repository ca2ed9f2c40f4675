"""Events are made, changed by several people, published and cancelled."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.make import accounts as people
from tests.make import events as make

from circulade.accounts.models import Programme
from circulade.core.models import AuditEntry
from circulade.core.text.translated import texts
from circulade.events.domain.editing import (
    cancel_event,
    change_event,
    publish_event,
    withdraw_event,
)
from circulade.events.domain.moving import same_clock
from circulade.events.domain.trouble import Outdated, Refused, WrongStage
from circulade.events.enums import EventStage
from circulade.events.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return people.programme()


def test_an_event_is_made_published_and_cancelled_with_a_trail(programme: Programme) -> None:
    event = make.event(programme)
    publish_event(event, by=None, now=make.NOW)
    cancelled = cancel_event(event, reason="The hall is flooded.", by=None, now=make.NOW)
    assert (cancelled.stage, cancelled.cancel_reason and cancelled.cancel_reason.text) == (
        EventStage.CANCELLED,
        "The hall is flooded.",
    )
    said = AuditEntry.objects.filter(subject_type="events.event").values_list("action", flat=True)
    assert list(said) == ["event created", "event published", "event cancelled"]
    with pytest.raises(WrongStage):
        withdraw_event(event, by=None, now=make.NOW)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"ends": make.STARTS}, "ends"),
        ({"title": {"en": ""}}, "title"),
        ({"time_zone": "Brussels"}, "time_zone"),
        ({"slug": "taken"}, "slug"),
        ({"format": "online", "room": "214"}, "room"),
    ],
)
def test_what_cannot_be_is_refused_with_the_field(
    programme: Programme, fields: dict[str, object], field: str
) -> None:
    make.event(programme, "taken")
    with pytest.raises(Refused) as refused:
        make.event(programme, **({"slug": "other"} | fields))
    assert refused.value.field == field


def test_a_later_writer_sees_what_the_earlier_one_wrote(programme: Programme) -> None:
    event = make.event(programme)
    change_event(event, {"place": "Town hall"}, seen=1, by=None, now=make.NOW)
    with pytest.raises(Outdated) as outdated:
        change_event(event, {"place": "Castle"}, seen=1, by=None, now=make.NOW)
    assert outdated.value.fields == {"place": ("Town hall", "Castle")}
    changed = change_event(event, {"place": "Castle"}, seen=2, by=None, now=make.NOW)
    assert (changed.place, changed.revision) == ("Castle", 3)


def test_saving_what_stands_there_changes_nothing(programme: Programme) -> None:
    event = make.event(programme)
    same = change_event(event, {"title": dict(texts(event.title))}, seen=1, by=None, now=make.NOW)
    assert same.revision == 1


def test_another_zone_leaves_moments_or_keeps_the_clock(programme: Programme) -> None:
    event = make.event(programme)
    session = make.session(event, hour=1)
    change_event(event, {"time_zone": "Europe/Lisbon"}, seen=1, by=None, now=make.NOW)
    assert Event.objects.get().starts == make.STARTS
    change_event(event, {"time_zone": "Europe/Helsinki"}, seen=2, by=None, now=make.NOW, keep_clock=True)
    session.refresh_from_db()
    # It was 8 o'clock in Lisbon; 8 o'clock in Helsinki is two hours earlier.
    assert (Event.objects.get().starts, session.starts) == (
        make.STARTS - timedelta(hours=2),
        make.STARTS - timedelta(hours=1),
    )


def test_the_same_clock_is_found_across_a_change_of_the_clocks() -> None:
    noon_in_winter = datetime(2030, 1, 10, 11, 0, tzinfo=UTC)
    assert same_clock(noon_in_winter, old="Europe/Brussels", new="Europe/London") == datetime(
        2030, 1, 10, 12, 0, tzinfo=UTC
    )


def test_an_event_with_registrations_is_not_taken_back(programme: Programme) -> None:
    event = make.published(programme)
    assert withdraw_event(event, by=None, now=make.NOW).stage == EventStage.DRAFT
