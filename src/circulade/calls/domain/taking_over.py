"""Give imported applicants a way in: letters with claim links, drafted, looked over, then sent."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import override

from circulade.accounts.domain.claims import claim_page, make_claim
from circulade.accounts.enums import ClaimPurpose
from circulade.calls.domain.letter_sentences import say
from circulade.calls.models import Application, Call
from circulade.calls.queries.imports import take_over_letters, unclaimed
from circulade.core.domain.letters import BadLetter, draft, queue_letter
from circulade.core.enums import LetterState
from circulade.core.text.catalogue import language_of_letters

if TYPE_CHECKING:
    from circulade.accounts.models import User

DAYS = 60
KIND = "take-over"


def claim_address(application: Application, *, by: "User | None", now: datetime, days: int = DAYS) -> str:
    """Make a claim link to an application and return its full address."""
    _link, token = make_claim(
        purpose=ClaimPurpose.APPLICATION,
        about=application,
        email=application.contact_email,
        programme=application.call.programme,
        by=by,
        days=days,
        now=now,
    )
    return claim_page(token)


def draft_take_overs(call: Call, *, by: "User | None", now: datetime) -> tuple[int, tuple[str, ...]]:
    """Draft a letter to the contact of each imported application that nobody edits and that has none yet.

    Returns how many, and the references whose address no letter can be sent to. Nothing is sent.
    """
    have = set(take_over_letters(call).values_list("object_id", flat=True))
    done, refused = 0, []
    for application in unclaimed(call).select_related("call__programme"):
        if str(application.pk) in have:
            continue
        try:
            with transaction.atomic():
                _draft(application, by=by, now=now)
            done += 1
        except BadLetter:
            refused.append(application.ref)
    return done, tuple(refused)


def _draft(application: Application, *, by: "User | None", now: datetime) -> None:
    link = claim_address(application, by=by, now=now)
    office = language_of_letters(application.call.programme.office_language)
    language = language_of_letters(application.language, office)
    subject, text = _words(application, link, language)
    office_subject, office_text = _words(application, link, office)
    draft(
        kind=KIND,
        key=f"{KIND}:{application.pk}:{now.isoformat()}",
        to=application.contact_email,
        subject=subject,
        text=text,
        office_subject=office_subject,
        office_text=office_text,
        language=language,
        about=application,
        programme=application.call.programme,
        by=by,
        at=now,
    )


def _words(application: Application, link: str, language: str) -> tuple[str, str]:
    with override(language):
        call = application.call.title
        text = say("take_over", ref=application.ref, call=call, link=link, days=DAYS)
        return say("take_over_subject", call=call)[:300], text


def send_take_overs(call: Call, *, by: "User", now: datetime) -> int:
    """Hand the drafted letters to the queue; returns how many."""
    with transaction.atomic():
        drafts = list(take_over_letters(call).filter(state=LetterState.DRAFT))
        for letter in drafts:
            queue_letter(letter, by=by, at=now)
    return len(drafts)
