"""The organiser writes to those who registered: in their languages, with what is set of the event just now."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from circulade.core.domain.audit import audit
from circulade.core.domain.letters import BadLetter, draft, one_line, queue_letter
from circulade.core.domain.queue import enqueue
from circulade.core.models import Letter
from circulade.core.text.catalogue import language_of_letters
from circulade.events.domain.letters import words
from circulade.events.domain.trouble import Refused
from circulade.events.enums import EventStage, RegistrationState
from circulade.events.models import Event, Registration

if TYPE_CHECKING:
    from circulade.accounts.models import User

TASK = "circulade.events.tasks.write_message"
AT_ONCE = 50
# The letter that says where somebody stands, with when and where the event is and the link of their page.
STANDING = {
    RegistrationState.APPROVED: "reminder",
    RegistrationState.WAITING: "waiting",
    RegistrationState.OFFERED: "offer",
    RegistrationState.REQUESTED: "requested",
}
Words = Mapping[str, Sequence[str]]
"""Subject and text by language."""


def addressed(event: Event, *, states: Sequence[str], mode: str = "") -> QuerySet[Registration]:
    """Return who would get a letter: of these states, of one way to take part or all, and with an address."""
    found = event.registrations.filter(state__in=states).exclude(email="").order_by("pk")
    return found.filter(mode=mode) if mode else found


def write_to(
    event: Event,
    said: Words,
    *,
    states: Sequence[str],
    mode: str = "",
    standing: bool,
    by: "User | None",
    now: datetime,
) -> int:
    """Queue a letter to each of them; returns to how many. The same words reach nobody twice. Raises Refused."""
    for subject, _text in said.values():
        try:
            one_line(subject, field="subject", longest=300)
        except BadLetter as bad:
            raise Refused(str(bad), field="subject") from bad
    keys = list(addressed(event, states=states, mode=mode).values_list("pk", flat=True))
    if not keys:
        raise Refused(_("Nobody of those chosen has an e-mail address."), field="states")
    digest = sha256(repr(sorted((code, *each) for code, each in said.items())).encode()).hexdigest()[:24]
    with transaction.atomic():
        for start in range(0, len(keys), AT_ONCE):
            part = keys[start : start + AT_ONCE]
            enqueue(
                TASK,
                key=f"event-message:{digest}:{part[0]}:{len(part)}",
                people=part,
                said={code: list(each) for code, each in said.items()},
                standing=standing,
                stamp=now.isoformat(),
                digest=digest,
            )
        audit(event, "people written to", by=by, changes={"people": (None, len(keys))}, at=now)
    return len(keys)


def letter_to(one: Registration, said: Words, *, standing: bool, now: datetime) -> tuple[str, str, str]:
    """Return language, subject and text of the letter that somebody gets."""
    first = next(iter(said))
    language = one.language if one.language in said else first
    subject, text = said[language]
    kind = STANDING.get(RegistrationState(one.state))
    if standing and kind and now < one.event.starts and one.event.stage == EventStage.PUBLISHED:
        with override(language_of_letters(language)):
            text = "\n\n".join((text.rstrip(), words(one, kind)[1]))
    return language, subject, text


def write_message(
    people: Sequence[int], said: Words, *, standing: bool, digest: str, at: datetime
) -> list[Letter]:
    """Write and queue the letters of a part of those addressed, each once."""
    letters = []
    found = Registration.objects.filter(pk__in=people).exclude(email="").order_by("pk")
    for one in found.select_related("event__programme", "admission"):
        language, subject, text = letter_to(one, said, standing=standing, now=at)
        try:
            letter = draft(
                kind="event-message",
                key=f"event-message:{one.pk}:{digest}",
                to=one.email,
                to_name=one.name,
                subject=subject,
                text=text,
                language=language,
                about=one,
                programme=one.event.programme,
                by=None,
                at=at,
            )
        except BadLetter:
            # An address that no letter can be sent to must not keep the others from theirs.
            continue
        letters.append(queue_letter(letter, by=None, at=at))
    return letters
