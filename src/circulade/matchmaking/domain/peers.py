"""Peer tables: formed by the engine from challenges, experience and languages; their notes are typed."""

from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.core.domain.runs import store_run
from circulade.engines.meetings import Challenge as Topic
from circulade.engines.meetings import InputError, Peer
from circulade.events.models import EventSession
from circulade.files.meetings import peer_tables
from circulade.matchmaking.domain.participants import there
from circulade.matchmaking.domain.planning import key_of
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import NoteKind
from circulade.matchmaking.models import Challenge, MeetingDay, Participant, PeerNote, PeerTable
from circulade.matchmaking.queries.days import people_of

if TYPE_CHECKING:
    from circulade.accounts.models import User

SIZE = (5, 8)


def add_challenge(day: MeetingDay, title: str, *, by: "User", host: Participant | None = None) -> Challenge:
    """Name a challenge that people can say they have, or have solved."""
    title = title.strip()
    code = slugify(title)[:60]
    if not code:
        raise MeetingRefused(_("Challenge: name it with some letters."), field="title")
    with transaction.atomic():
        if Challenge.objects.filter(day=day, code=code).exists():
            raise MeetingRefused(_("Challenge: there is one of this name."), field="title")
        made = Challenge.objects.create(day=day, code=code, title=title[:200], host=host)
        audit(day, "challenge added", by=by, changes={"challenge": (None, code)})
    return made


def drop_challenge(challenge: Challenge, *, by: "User") -> None:
    """Take a challenge back, and the tables on it. Raises MeetingRefused where one of them has notes."""
    with transaction.atomic():
        day = MeetingDay.objects.select_for_update().get(pk=challenge.day_id)
        if PeerNote.objects.filter(table__challenge=challenge).exists():
            raise MeetingRefused(
                _("“%s” stays: a table on it has notes. Take the notes back first.") % challenge
            )
        challenge.tables.all().delete()
        audit(day, "challenge taken back", by=by, changes={"challenge": (challenge.code, None)})
        challenge.delete()


def place_tables(day: MeetingDay, session: EventSession | None, *, by: "User") -> MeetingDay:
    """Say in which session of the programme the tables sit, or that it is open. Raises MeetingRefused."""
    with transaction.atomic():
        held = MeetingDay.objects.select_for_update().select_related("event").get(pk=day.pk)
        if session is not None and session.event_id != held.event_id:
            raise MeetingRefused(_("Session: it is none of this event."), field="session")
        if session is not None and (lying := meetings_within(held, session)):
            raise MeetingRefused(
                _(
                    "Session: %s meetings lie in it. Take a session outside the meetings, or set up the meetings "
                    "around it."
                )
                % lying,
                field="session",
            )
        before, held.peer_session = held.peer_session, session
        held.save(update_fields=["peer_session"])
        audit(held, "peer tables placed", by=by, changes={"session": (_key(before), _key(session))})
    return held


def meetings_within(day: MeetingDay, session: EventSession) -> int:
    """Return how many slots of meetings lie in a session, wholly or in part."""
    return day.slots.filter(starts__lt=session.ends, ends__gt=session.starts).count()


def _key(session: EventSession | None) -> int | None:
    return None if session is None else session.pk


def form_tables(day: MeetingDay, *, by: "User", now: datetime) -> list[PeerTable]:
    """Form the tables anew; those with notes stay, and nobody at them is seated twice. Raises MeetingRefused."""
    kept = PeerTable.objects.filter(day=day, notes__isnull=False).distinct()
    seated = {
        person.pk
        for table in kept.prefetch_related("having", "solved")
        for person in (table.host, *table.having.all(), *table.solved.all())
    }
    topics = list(day.challenges.select_related("host"))
    if not topics:
        raise MeetingRefused(_("Challenge: name at least one."), field="title")
    codes = {one.code for one in topics}
    people = [
        Peer(
            one.ref,
            tuple(one.languages),
            has=tuple(code for code in one.has if code in codes),
            solved=tuple(code for code in one.solved if code in codes),
            can_host=one.can_host,
        )
        for one in there(people_of(day))
        if one.pk not in seated
    ]
    hosts = {one.ref for one in people}
    named = [Topic(one.code, one.host.ref if one.host and one.host.ref in hosts else None) for one in topics]
    inputs = peer_tables.tables_inputs(people, named, SIZE, seed=day.seed)
    try:
        result = peer_tables.tables_from_inputs(inputs)
    except InputError as error:
        raise MeetingRefused(str(error)) from error
    by_code = {one.code: one for one in topics}
    with transaction.atomic():
        run = store_run(
            engine=peer_tables.ENGINE, inputs=inputs, result=result, seed=day.seed, about=day, by=by, at=now
        )
        PeerTable.objects.filter(day=day, notes__isnull=True).delete()
        taken = set(PeerTable.objects.filter(day=day).values_list("number", flat=True))
        numbers = (number for number in count(1) if number not in taken)
        made = []
        for row in result["tables"]:
            table = PeerTable.objects.create(
                day=day,
                number=next(numbers),
                challenge=by_code[row["challenge"]],
                run=run,
                language=row["language"],
                host_id=key_of(row["host"]),
            )
            table.having.set([key_of(ref) for ref in row["having"]])
            table.solved.set([key_of(ref) for ref in row["solved"]])
            made.append(table)
        audit(day, "peer tables formed", by=by, run=run, changes={"tables": (None, len(made))}, at=now)
    return made


def write_note(table: PeerTable, kind: NoteKind, text: str, *, by: "User | None", now: datetime) -> PeerNote:
    """Keep what a table found."""
    if not text.strip():
        raise MeetingRefused(_("Text: write what the table found."), field="text")
    with transaction.atomic():
        made = PeerNote.objects.create(table=table, kind=kind, text=text.strip(), written_at=now, by=by)
        audit(table, "note of a peer table written", by=by, changes={"kind": (None, kind.value)}, at=now)
    return made


def drop_note(note: PeerNote, *, by: "User") -> None:
    """Take a note back."""
    with transaction.atomic():
        audit(note.table, "note of a peer table taken back", by=by, changes={"kind": (note.kind, None)})
        note.delete()
