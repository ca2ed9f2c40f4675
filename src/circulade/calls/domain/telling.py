"""Write to the people of an application: its colleagues and the contact it names, in its language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation

from circulade.calls.models import Application
from circulade.core.domain.letters import BadLetter, draft, queue_letter
from circulade.core.links import page_address
from circulade.core.models import Letter
from circulade.core.text.catalogue import language_of_letters

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True)
class Words:
    """Subject and text of a letter in the language that is active."""

    subject: str
    text: str


def in_language(language: str, write: Callable[[], Words]) -> Words:
    """Write a letter in a language."""
    with translation.override(language):
        return write()


def page_of(application: Application) -> str:
    """Return the full address of an application's page."""
    return page_address("calls:application", application.pk)


def recipients(application: Application) -> list[str]:
    """Return the addresses of an application, each once: colleagues with an active account, then its contact."""
    found = list(
        application.colleagues.filter(user__is_active=True)
        .order_by("pk")
        .values_list("user__email", flat=True)
    )
    if application.contact_email:
        found.append(application.contact_email)
    return list({address.casefold(): address for address in reversed(found)}.values())[::-1]


def tell(
    application: Application,
    *,
    kind: str,
    key: str,
    write: Callable[[], Words],
    by: "User | None",
    now: datetime,
) -> list[Letter]:
    """Queue a letter to each address of an application; `key` says what it is about, so that it goes once."""
    office = language_of_letters(application.call.programme.office_language)
    language = language_of_letters(application.language, office)
    words = in_language(language, write)
    for_office = words if office == language else in_language(office, write)
    letters = []
    with transaction.atomic():
        for address in recipients(application):
            short = sha256(address.casefold().encode()).hexdigest()[:16]
            try:
                letter = draft(
                    kind=kind,
                    key=f"{key}:{short}",
                    to=address,
                    subject=words.subject,
                    text=words.text,
                    office_subject=for_office.subject,
                    office_text=for_office.text,
                    language=language,
                    about=application,
                    programme=application.call.programme,
                    by=by,
                    at=now,
                )
            except BadLetter:
                # An address that no letter can be sent to must not keep an application from being stored.
                continue
            letters.append(queue_letter(letter, by=by, at=now))
    return letters
