"""Write the letters about registrations, each in its reader's language and once for each step."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation

from circulade.core.domain.letters import BadLetter, draft, queue_letter
from circulade.core.models import Letter, Remark
from circulade.core.text.catalogue import language_of_letters, letter_gettext
from circulade.core.text.moment import moment
from circulade.events.domain.calendar import where
from circulade.events.domain.links import own_page
from circulade.events.domain.retention import deletion_day
from circulade.events.domain.sentences import say
from circulade.events.enums import Mode, OfferState, QuestionStage, RegistrationState
from circulade.events.models import Registration

# What a letter says is true only as long as its reader is in one of these states.
TRUE_IN = {
    "offer": {RegistrationState.OFFERED},
    "expired": {RegistrationState.LAPSED},
    "reminder": {RegistrationState.APPROVED},
    **{state.value: {state} for state in RegistrationState},
}


def write(kind: str, people: list[int], *, at: datetime) -> list[Letter]:
    """Write and queue a letter of this kind to each of these people for whom it is still true."""
    found = Registration.objects.filter(pk__in=people).exclude(email="")
    letters = []
    for one in found.select_related("event__programme", "event__cancel_reason", "admission").order_by("pk"):
        if one.state not in TRUE_IN.get(kind, {one.state}):
            continue
        try:
            letters.append(_queued(one, kind, at=at))
        except BadLetter:
            # An address that no letter can be sent to must not keep the others from theirs.
            continue
    return letters


def _queued(one: Registration, kind: str, *, at: datetime) -> Letter:
    programme = one.event.programme
    office = language_of_letters(programme.office_language)
    language = language_of_letters(one.language, office)
    subject, text = _in(language, lambda: words(one, kind))
    office_subject, office_text = _in(office, lambda: words(one, kind))
    letter = draft(
        kind=f"event-{kind}",
        key=f"event:{kind}:{one.pk}:{at.isoformat()}",
        to=one.email,
        to_name=one.name,
        subject=subject,
        text=text,
        office_subject=office_subject,
        office_text=office_text,
        language=language,
        about=one,
        programme=programme,
        by=None,
        at=at,
    )
    return queue_letter(letter, by=None, at=at)


def _in(language: str, write: Callable[[], tuple[str, str]]) -> tuple[str, str]:
    with translation.override(language):
        return write()


def words(one: Registration, kind: str) -> tuple[str, str]:
    """Return subject and text in the active language."""
    event, zone = one.event, ZoneInfo(one.event.time_zone)
    known: dict[str, object] = {
        "event": event.title,
        "at": moment(event.starts, zone=zone),
        "where": letter_gettext(where(event)),
        "page": own_page(one),
        "reason": _reason(one, kind),
    }
    offer = one.seat_offers.filter(state=OfferState.OPEN).first() if kind == "offer" else None
    known["until"] = moment(offer.expires_at, zone=zone) if offer else ""
    parts = [say(kind, **known)]
    online = one.mode == Mode.ONLINE and one.state == RegistrationState.APPROVED
    if online and event.joining_link and kind in ("approved", "reminder"):
        parts.append(say("joining", link=event.joining_link))
    if kind == "approved" and event.questions.filter(stage=QuestionStage.APPROVED).exists():
        parts.append(say("later", day=moment(deletion_day(event), zone=zone)))
    return say(f"{kind}_subject", **known), "\n\n".join(parts)


def _reason(one: Registration, kind: str) -> str:
    if kind == "cancelled" and one.event.cancel_reason is not None:
        return one.event.cancel_reason.text
    named = Remark.objects.filter(pk=one.reason["remark"]).first() if "remark" in one.reason else None
    return named.text if named else ""
