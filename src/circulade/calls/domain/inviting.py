"""Ask somebody to assess: a letter with a claim link, whose holder takes the desk that the office prepared."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from circulade.accounts.domain.claims import ClaimRefused, claim_page, make_claim
from circulade.accounts.enums import ClaimPurpose, Role
from circulade.accounts.models import ClaimLink, User
from circulade.calls.domain.assessing_trouble import AssessorRefused
from circulade.calls.domain.assessors import Profile, add_assessor
from circulade.calls.domain.letter_sentences import say
from circulade.calls.models import AssessorInvitation, Call
from circulade.core.domain.audit import audit
from circulade.core.domain.letters import draft, queue_letter
from circulade.core.text.catalogue import language_of_letters

if TYPE_CHECKING:
    from circulade.core.models import Letter

DAYS = 14


def invite_assessor(call: Call, *, email: str, profile: Profile, by: User, now: datetime) -> "Letter":
    """Send a claim link to somebody without an account, and keep what the office says of them."""
    fields = profile.fields()
    address = email.strip().lower()
    if call.assessors.filter(user__email=address, left_at=None).exists():
        raise AssessorRefused(_("%s assesses for this call already.") % address)
    language = _language(call, profile)
    with transaction.atomic(), override(language):
        invitation = AssessorInvitation.objects.create(call=call, email=address, made_at=now, **fields)
        audit(invitation, "assessor invited", by=by, changes={"call": (None, call.pk)}, at=now)
        _link, token = make_claim(
            purpose=ClaimPurpose.ASSESSOR,
            about=invitation,
            email=address,
            programme=call.programme,
            by=by,
            role=Role.ASSESSOR,
            days=DAYS,
            now=now,
        )
        text = say(
            "assessor",
            call=call.title,
            days=DAYS,
            link=claim_page(token),
        )
        letter = draft(
            kind="assessor_invitation",
            key=f"assessor-invitation:{invitation.pk}",
            to=address,
            subject=say("assessor_subject", call=call.title)[:300],
            text=text,
            by=by,
            language=language,
            about=call,
            at=now,
        )
        return queue_letter(letter, by=by, at=now)


def _language(call: Call, profile: Profile) -> str:
    """The office's language if they read it or nobody said what they read, else one that they read."""
    office, reads = call.programme.office_language, profile.languages
    ours = [one for one in call.programme.languages if one in reads]
    return language_of_letters(*ours, *(reads if office not in reads else ()), office)


def take_desk(link: ClaimLink, user: User) -> str:
    """Make the holder of a claim link the assessor that the office invited; returns where to go next."""
    invitation = link.about
    if not isinstance(invitation, AssessorInvitation):
        raise ClaimRefused(_("This link is not complete. Ask the office for a new one."))
    now = timezone.now()
    call = invitation.call
    if not call.assessors.filter(user=user, left_at=None).exists():
        profile = Profile(
            invitation.languages,
            invitation.expertise,
            invitation.country,
            invitation.organisation,
            invitation.load,
        )
        add_assessor(call, user=user, profile=profile, by=link.made_by, now=now)
    AssessorInvitation.objects.filter(pk=invitation.pk).update(taken_at=now)
    return reverse("calls:assess_files")
