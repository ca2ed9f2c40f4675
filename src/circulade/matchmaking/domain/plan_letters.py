"""Letters about a published plan: drafted, looked over, then sent. Publishing itself sends nothing.

A letter's key ends with a digest of the meetings that it tells. So after a new plan, or a meeting moved by hand, only
those are written to whose meetings are no longer the ones they were told.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from circulade.calls.queries.results import HANDED_OVER
from circulade.core.domain.audit import audit
from circulade.core.domain.letters import BadLetter, cancel_letter, draft, queue_letter
from circulade.core.enums import LetterState
from circulade.core.links import page_address
from circulade.core.models import Letter
from circulade.core.text.catalogue import language_of_letters
from circulade.core.text.moment import moment
from circulade.events.domain.links import token_of
from circulade.matchmaking.domain.agenda import Appointment, agendas_of, placed_tables, seated_at
from circulade.matchmaking.domain.letter_sentences import say
from circulade.matchmaking.domain.participants import there
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.models import MeetingDay, MeetingPlan, MeetingRequest, Participant
from circulade.matchmaking.queries.days import people_of
from circulade.matchmaking.queries.letters import letters_of

if TYPE_CHECKING:
    from circulade.accounts.models import User

NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Drafted:
    """What drafting did: letters written, and the names of those without an address that takes a letter."""

    letters: int
    without_address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a participant is to be told: appointments, their digest, and whether they were told others before."""

    participant: Participant
    agenda: tuple[Appointment, ...]
    digest: str
    changed: bool


def draft_letters(day: MeetingDay, *, by: "User", now: datetime) -> Drafted:
    """Draft a letter to everybody who has not been told the meetings they have now. Raises MeetingRefused."""
    plan = _published(day)
    missing, count = [], 0
    with transaction.atomic():
        digests = _digests(plan)
        _cancel_outdated(day, digests, by=by)
        for told in _untold(plan, digests):
            try:
                # One that the office cancelled by hand stays so.
                count += _draft(plan, told, by=by, now=now).state == LetterState.DRAFT
            except BadLetter:
                missing.append(told.participant.registration.name)
        audit(day, "letters about meetings drafted", by=by, changes={"letters": (None, count)}, at=now)
    return Drafted(count, tuple(missing))


def send_letters(
    day: MeetingDay, *, by: "User", now: datetime, only: Collection[str] | None = None
) -> tuple[int, int]:
    """Hand drafts to the queue, all or those chosen by key; returns how many, and how many drafts said what no
    longer holds and were cancelled.
    """
    plan = _published(day)
    with transaction.atomic():
        cancelled = _cancel_outdated(day, _digests(plan), by=by)
        drafts = letters_of(day).filter(state=LetterState.DRAFT)
        if only is not None:
            drafts = drafts.filter(pk__in=only)
        sent = [queue_letter(letter, by=by, at=now) for letter in drafts]
        audit(day, "letters about meetings queued", by=by, changes={"letters": (None, len(sent))}, at=now)
    return len(sent), cancelled


def _published(day: MeetingDay) -> MeetingPlan:
    plan = day.published
    if plan is None:
        raise MeetingRefused(_("Publish a plan first: letters tell what the participants see."))
    plan.day = day
    return plan


def _digests(plan: MeetingPlan) -> dict[int, str]:
    """Return a digest of everybody's meetings of the plan and peer table; who has none has a word of its own."""
    meetings: dict[int, list[str]] = {one.pk: [] for one in people_of(plan.day)}
    for one in plan.meetings.select_related("slot"):
        when = f"{one.slot.starts.isoformat()} {one.slot.ends.isoformat()} {one.table}"
        meetings[one.a_id].append(f"{when} {one.b_id}")
        meetings[one.b_id].append(f"{when} {one.a_id}")
    for table, session in placed_tables(plan):
        when = f"{session.starts.isoformat()} {session.ends.isoformat()} {session.room}"
        for person in seated_at(table):
            meetings[person.pk].append(f"{when} peers {table.number}")
    return {
        pk: sha256("\n".join(sorted(rows)).encode()).hexdigest()[:16] if rows else NOTHING
        for pk, rows in meetings.items()
    }


def _cancel_outdated(day: MeetingDay, digests: Mapping[int, str], *, by: "User") -> int:
    """Drafts that say what no longer holds are never sent."""
    outdated = [
        letter
        for letter in letters_of(day).filter(state=LetterState.DRAFT)
        if _digest_in(letter) != digests.get(int(letter.object_id))
    ]
    for letter in outdated:
        cancel_letter(letter, by=by)
    return len(outdated)


def _digest_in(letter: Letter) -> str:
    return letter.key.rpartition(":")[2]


def _untold(plan: MeetingPlan, digests: Mapping[int, str]) -> list[Told]:
    """Leave out those with a draft, those who know, and those who neither wished for a meeting nor have one."""
    known: dict[int, str] = {}
    drafted: set[int] = set()
    for letter in letters_of(plan.day).order_by("queued_at", "created_at"):
        if letter.state == LetterState.DRAFT:
            drafted.add(int(letter.object_id))
        elif letter.state in HANDED_OVER:
            known[int(letter.object_id)] = _digest_in(letter)
    wished = _wishing(plan.day)
    waiting = []
    for one in there(people_of(plan.day)):
        silent = digests[one.pk] == NOTHING and one.pk not in known and one.pk not in wished
        if one.pk not in drafted and known.get(one.pk) != digests[one.pk] and not silent:
            one.day = plan.day
            waiting.append(one)
    agendas = agendas_of(plan, waiting) if waiting else {}
    return [Told(one, tuple(agendas[one.pk]), digests[one.pk], one.pk in known) for one in waiting]


def _wishing(day: MeetingDay) -> set[int]:
    """Return who asked for a meeting, or was asked."""
    rows = MeetingRequest.objects.filter(asking__day=day).values_list("asking_id", "asked_id")
    return {pk for row in rows for pk in row}


def _draft(plan: MeetingPlan, told: Told, *, by: "User", now: datetime) -> Letter:
    one, programme = told.participant, plan.day.event.programme
    office = language_of_letters(programme.office_language)
    language = language_of_letters(one.registration.language, office)
    subject, text = _in(language, lambda: words(told))
    office_subject, office_text = _in(office, lambda: words(told))
    return draft(
        kind=_kind(told),
        key=f"meetings:{one.pk}:{plan.pk}.{plan.moved}:{told.digest}",
        to=one.registration.email,
        to_name=one.registration.name,
        subject=subject,
        text=text,
        office_subject=office_subject,
        office_text=office_text,
        language=language,
        about=one,
        programme=programme,
        by=by,
        at=now,
    )


def _kind(told: Told) -> str:
    if told.changed:
        return "meetings-changed"
    return "meetings-none" if told.digest == NOTHING else "meetings"


def _in(language: str, write: Callable[[], tuple[str, str]]) -> tuple[str, str]:
    with override(language):
        return write()


def words(told: Told) -> tuple[str, str]:
    """Return subject and text in the active language, times in the participant's zone."""
    one = told.participant
    zone = ZoneInfo(one.zone)
    gone = told.changed and told.digest == NOTHING
    name = "meetings_gone" if gone else _kind(told).replace("-", "_")
    known = {
        "event": one.day.event.title,
        "meetings": "\n".join(_line(each, zone) for each in told.agenda),
        "page": page_address("matchmaking:mine", token_of(one.registration)),
    }
    subject = "meetings_changed_subject" if told.changed else "meetings_subject"
    return say(subject, **known), say(name, **known)


def _line(one: Appointment, zone: ZoneInfo) -> str:
    whom = f"{one.whom} ({one.organisation})" if one.organisation else one.whom
    return f"{moment(one.starts, zone=zone)}: {', '.join(filter(None, [whom, one.place]))}"
