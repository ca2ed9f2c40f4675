"""A webinar of the demo that is over: who came, what they said, its slides and its recording; all invented."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from circulade.accounts.models import Programme, User
from circulade.cli.demo.conference import attendee, load_sessions, paper, with_moments
from circulade.cli.demo.data import DemoData
from circulade.events.domain.admissions import set_seats
from circulade.events.domain.checking_in import check_in
from circulade.events.domain.documents import add_document
from circulade.events.domain.editing import create_event, publish_event
from circulade.events.domain.feedback import give_feedback
from circulade.events.domain.registering import take_in
from circulade.events.enums import CheckInSource, Mode
from circulade.files.events.report import ReportPart

ANNOUNCED = timedelta(days=21)


def load_webinar(
    data: DemoData, stated: dict[str, Any], programme: Programme, *, by: User, now: datetime
) -> None:
    """Hold the webinar: announced three weeks before, with a list of people some of whom came and said how it was."""
    facts = with_moments(stated["webinar"], zone=programme.time_zone, first_start=now)
    before = facts["starts"] - ANNOUNCED
    event = create_event(programme, facts, by=by, now=before)
    load_sessions(stated["webinar_sessions"], event, by=by, now=before)
    event = publish_event(event, by=by, now=before)
    seats = set_seats(event, Mode.ONLINE, {"capacity": 300}, by=by, now=before)
    numbers = stated["webinar_people"]
    rows = [row for row in data.rows("registrations.csv") if row["mode"] == Mode.ONLINE]
    people = take_in(
        seats,
        # The answers of the list are to questions of the conference.
        [replace(attendee(row), answers={}) for row in rows[: numbers["registered"]]],
        now=before + timedelta(days=1),
        by=by,
        letters=False,
    )
    came = people[: numbers["came"]]
    for number, one in enumerate(came):
        joined = event.starts + timedelta(seconds=20 * number)
        check_in(one, at=joined, by=None, source=CheckInSource.ONLINE)
    after = event.ends + timedelta(days=1)
    for one, scores in zip(came, stated["feedback"], strict=False):
        give_feedback(one, scores, now=after)
    parts = tuple(ReportPart(each["title"], tuple(each["paragraphs"])) for each in stated["webinar_slides"])
    add_document(event, {"en": "Slides"}, upload=paper(event, "Slides", parts), by=by, now=after)
