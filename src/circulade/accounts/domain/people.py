"""Invite people to a role: at once if they have an account, else by a claim link in a letter."""

from django.db import transaction
from django.utils.translation import override

from circulade.accounts.domain.claims import claim_page, make_claim
from circulade.accounts.domain.letter_sentences import role_in_words, say
from circulade.accounts.domain.roles import grant_role
from circulade.accounts.enums import ClaimPurpose, Role
from circulade.accounts.models import ClaimLink, Programme, RoleGrant, Team, User
from circulade.core.domain.letters import draft, queue_letter
from circulade.core.text.catalogue import language_of_letters

DAYS = 14


def invite_to_role(
    email: str, *, role: Role, programme: Programme, by: User, team: Team | None = None
) -> RoleGrant | ClaimLink:
    """Give the role to the account with this address, or send its owner a claim link that works for two weeks."""
    address = email.strip().lower()
    known = User.objects.filter(email=address, is_active=True).first()
    if known is not None:
        return grant_role(known, role=role, programme=programme, team=team, by=by)
    with transaction.atomic():
        link, token = make_claim(
            purpose=ClaimPurpose.ROLE,
            about=None,
            email=address,
            programme=programme,
            by=by,
            role=role,
            team=team,
            days=DAYS,
        )
        language = language_of_letters(*programme.languages)
        with override(language):
            letter = draft(
                kind="role_invitation",
                key=f"claim:{link.pk}",
                to=address,
                subject=say("role_subject", programme=programme.name),
                text=say(
                    "role",
                    office=programme.office_name,
                    programme=programme.name,
                    role=role_in_words(role),
                    days=DAYS,
                    link=claim_page(token),
                ),
                language=language,
                programme=programme,
                about=link,
                by=by,
            )
        queue_letter(letter, by=by)
    return link
