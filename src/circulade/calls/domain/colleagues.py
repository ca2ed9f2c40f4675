"""Several colleagues write one application: invited by a claim link, and taken off again."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from circulade.accounts.domain.claims import claim_page, make_claim, revoke_claim
from circulade.accounts.enums import ClaimPurpose
from circulade.accounts.models import ClaimLink
from circulade.calls.domain.letter_sentences import say
from circulade.calls.domain.text import clean_line
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Application, Colleague
from circulade.calls.queries.colleagues import open_invitations
from circulade.core.domain.audit import audit
from circulade.core.domain.letters import draft, queue_letter
from circulade.core.text.catalogue import language_of_letters

if TYPE_CHECKING:
    from circulade.accounts.models import User

DAYS = 14
MOST_OPEN = 20


def invite(application: Application, email: str, *, by: "User", now: datetime) -> ClaimLink:
    """Send a claim link by which somebody joins an application; an earlier open link to them is withdrawn."""
    address = clean_line(email).lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Refused(_("This is not an e-mail address: write it like name@example.org.")) from None
    if application.colleagues.filter(user__email=address).exists():
        raise Refused(_("%s edits this application already.") % address)
    waiting = open_invitations(application)
    if waiting.count() >= MOST_OPEN:
        raise Refused(_("Too many invitations are open: take one back first."))
    with transaction.atomic():
        for link in waiting.filter(email=address):
            revoke_claim(link, by=by, now=now)
        link, token = make_claim(
            purpose=ClaimPurpose.APPLICATION,
            about=application,
            email=address,
            programme=application.call.programme,
            by=by,
            days=DAYS,
            now=now,
        )
        _write(application, link, token, by=by, now=now)
    return link


def _write(application: Application, link: ClaimLink, token: str, *, by: "User", now: datetime) -> None:
    language = language_of_letters(application.language, application.call.programme.office_language)
    with translation.override(language):
        subject = say("invitation_subject", ref=application.ref)
        text = say(
            "invitation",
            by=by,
            ref=application.ref,
            call=application.call.title,
            days=DAYS,
            link=claim_page(token),
        )
    letter = draft(
        kind="invitation",
        key=f"invitation:{link.pk}",
        to=link.email,
        subject=subject,
        text=text,
        language=language,
        about=application,
        programme=application.call.programme,
        by=by,
        at=now,
    )
    queue_letter(letter, by=by, at=now)


def join(application: Application, user: "User", *, now: datetime) -> Colleague:
    """Make somebody a colleague; being one already changes nothing."""
    with transaction.atomic():
        colleague, is_new = Colleague.objects.get_or_create(
            application=application, user=user, defaults={"since": now}
        )
        if is_new:
            audit(application, "colleague joined", by=user, changes={"user": (None, user.pk)}, at=now)
    return colleague


def take_up(link: ClaimLink, user: "User") -> str:
    """Carry out a claim of an application; returns the page to go to."""
    application = link.about
    if not isinstance(application, Application):
        raise Refused(_("The application of this link is gone."))
    join(application, user, now=link.used_at or link.made_at)
    return reverse("calls:application", args=[application.pk])


def remove(colleague: Colleague, *, by: "User", now: datetime) -> None:
    """Take somebody off an application (or leave it); the last one stays."""
    application = colleague.application
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=application.pk)
        if application.colleagues.count() < 2:
            raise Refused(_("The last one stays: invite somebody first, or withdraw the application."))
        audit(application, "colleague left", by=by, changes={"user": (colleague.user_id, None)}, at=now)
        colleague.delete()
