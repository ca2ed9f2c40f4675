"""Bring the two sides of a match together by a letter to both, and follow what comes of it."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from circulade.accounts.models import Programme
from circulade.calls.domain.telling import recipients as applicants
from circulade.calls.models import Application
from circulade.core.domain.audit import audit
from circulade.core.domain.letters import BadLetter, draft, queue_letter
from circulade.core.models import Letter
from circulade.core.text.catalogue import language_of_letters
from circulade.matchmaking.domain.deciding import MatchRefused, held_match
from circulade.matchmaking.domain.letter_sentences import say
from circulade.matchmaking.enums import MatchState, OutcomeKind
from circulade.matchmaking.models import Introduction, Match, Outcome
from circulade.needs.enums import CardState
from circulade.needs.models import Card

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a match: what it is called, and the addresses a letter goes to."""

    name: str
    addresses: tuple[str, ...]


def need_side(match: Match) -> Side:
    """Return the side that needs something."""
    return _side(match.need)


def answer_side(match: Match) -> Side:
    """Return the side that offers something: those behind the offer, or the expert."""
    if match.offer is not None:
        return _side(match.offer)
    person = match.expert.person if match.expert else None
    return Side(person.name, (person.email,) if person.email else ()) if person else Side("", ())


def _side(card: Card) -> Side:
    """Return who stands behind a card: contacts of its organisation, else the people of its application."""
    found: list[str] = []
    if card.organisation is not None:
        serving = card.organisation.contacts.filter(until__isnull=True, person__erased_at__isnull=True)
        found = [address for address in serving.values_list("person__email", flat=True) if address]
    about = card.about
    if not found and isinstance(about, Application):
        found = applicants(about)
    return Side(str(card.organisation or card.territory or card.title), tuple(dict.fromkeys(found)))


def introduction_of(match: Match) -> Introduction:
    """Return the introduction as written, or a draft that is not stored yet."""
    found = Introduction.objects.filter(match=match).first()
    if found is not None:
        return found
    need, answer = need_side(match), answer_side(match)
    what = match.offer.title if match.offer else ", ".join(match.expert.skills if match.expert else [])
    language = office_language(match.programme)
    with override(language):
        text = say(
            "introduction",
            need=need.name,
            wanted=match.need.title,
            answer=answer.name,
            offered=what,
            contacts="\n".join(f"{side.name}: {', '.join(side.addresses)}" for side in (need, answer)),
        )
        subject = say("introduction_subject", need=need.name, answer=answer.name)
    return Introduction(match=match, subject=subject[:200], text=text, language=language)


def office_language(programme: Programme) -> str:
    """Return the language in which the office writes: its own, or the next in which letters are drafted."""
    return language_of_letters(*programme.languages)


def write_introduction(match: Match, *, subject: str, text: str, by: "User") -> Introduction:
    """Store the words of an introduction that was not sent yet; raises MatchRefused."""
    with transaction.atomic():
        held = _confirmed(match)
        found, _new = Introduction.objects.update_or_create(
            match=held,
            defaults={
                "subject": subject.strip(),
                "text": text.strip(),
                "language": office_language(held.programme),
            },
        )
        audit(held, "introduction written", by=by)
    return found


def send_introduction(match: Match, *, agreed: bool, by: "User", now: datetime) -> list[Letter]:
    """Send the introduction to both sides, once; both must have agreed that their address is given away."""
    if not agreed:
        raise MatchRefused(_("Agreed: ask both sides first, for the letter gives each the other's address."))
    with transaction.atomic():
        held = _confirmed(match)
        words = Introduction.objects.filter(match=held).first()
        if words is None:
            raise MatchRefused(_("Text: write and save the introduction first."))
        sides = (need_side(held), answer_side(held))
        for side in sides:
            if not side.addresses:
                raise MatchRefused(_("%s: no address is known. Add a contact in the register.") % side.name)
        to = dict.fromkeys(address for side in sides for address in side.addresses)
        letters = [_letter(held, words, address, by=by, now=now) for address in to]
        words.sent_at, words.sent_by = now, by
        words.save()
        held.state, held.decided_at, held.decided_by = MatchState.INTRODUCED, now, by
        held.save()
        audit(held, "introduction sent", by=by, changes={"letters": (None, len(letters))}, at=now)
    return letters


def _confirmed(match: Match) -> Match:
    held = held_match(match)
    if held.state == MatchState.INTRODUCED:
        raise MatchRefused(_("The introduction has been sent already."))
    if held.state != MatchState.CONFIRMED:
        raise MatchRefused(_("Confirm the match first."))
    for card in (held.need, held.offer):
        if card is not None and card.state != CardState.OPEN:
            raise MatchRefused(
                _("“%(card)s” is %(state)s: only open cards are introduced.")
                % {"card": card.title, "state": card.get_state_display()}
            )
    return held


def _letter(match: Match, words: Introduction, address: str, *, by: "User", now: datetime) -> Letter:
    short = sha256(address.casefold().encode()).hexdigest()[:16]
    try:
        letter = draft(
            kind="introduction",
            key=f"introduction:{match.pk}:{short}",
            to=address,
            subject=words.subject,
            text=words.text,
            language=words.language,
            about=match,
            programme=match.programme,
            by=by,
            at=now,
        )
    except BadLetter as error:
        raise MatchRefused(str(error)) from error
    return queue_letter(letter, by=by, at=now)


def note_outcome(
    match: Match, kind: OutcomeKind, *, on: date, today: date, note: str = "", by: "User"
) -> Outcome:
    """Record what came of an introduction; raises MatchRefused before it was sent or for a day to come."""
    if on > today:
        raise MatchRefused(_("Day: it lies in the future."))
    with transaction.atomic():
        held = held_match(match)
        if held.state != MatchState.INTRODUCED:
            raise MatchRefused(_("The two have not been introduced yet."))
        made = Outcome.objects.create(match=held, kind=kind, on=on, note=note.strip()[:300], by=by)
        audit(held, "outcome noted", by=by, changes={"outcome": (None, kind.value)})
    return made
