"""Invite people to a role: at once if they have an account, else by a claim link in a letter."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from circulade.accounts.domain.claims import make_claim
from circulade.accounts.domain.roles import grant_role
from circulade.accounts.enums import ClaimPurpose, Role
from circulade.accounts.models import ClaimLink, Programme, RoleGrant, Team, User
from circulade.core.domain.letters import draft, queue_letter
from circulade.core.links import absolute


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
        )
        with override(programme.office_language):
            letter = draft(
                kind="role_invitation",
                key=f"claim:{link.pk}",
                to=address,
                subject=_("You are invited to %(programme)s") % {"programme": programme.name},
                text=_(
                    "%(office)s invites you to take part in %(programme)s as %(role)s.\n\n"
                    "Follow this link to accept; it works once, for two weeks:\n%(link)s\n"
                )
                % {
                    "office": programme.office_name,
                    "programme": programme.name,
                    "role": Role(role).label,
                    "link": absolute(reverse("accounts:claim", kwargs={"token": token})),
                },
                language=programme.office_language,
                programme=programme,
                about=link,
                by=by,
            )
        queue_letter(letter, by=by)
    return link
