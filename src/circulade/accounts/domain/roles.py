"""Give and take roles; the last administrator of a programme cannot be taken away."""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from circulade.accounts.enums import Role
from circulade.accounts.models import ClaimLink, Programme, RoleGrant, Team, User
from circulade.core.domain.audit import audit


class RoleRefused(ValueError):
    """The role cannot be given or taken; the message says why and what to do."""


def grant_role(
    user: User,
    *,
    role: Role,
    programme: Programme,
    by: User | None,
    team: Team | None = None,
    since: date | None = None,
) -> RoleGrant:
    """Give a role from a day on (today); a role held already stays as it is."""
    if team is not None and team.programme_id != programme.pk:
        raise RoleRefused("The team belongs to another programme: choose one of this programme's teams.")
    with transaction.atomic():
        grant, made = RoleGrant.objects.get_or_create(
            user=user,
            programme=programme,
            team=team,
            role=role,
            until=None,
            defaults={"since": since or timezone.localdate(), "granted_by": by},
        )
        if made:
            audit(grant, "role granted", by=by, changes={"role": (None, role.value), "user": (None, user.pk)})
    return grant


def end_role(grant: RoleGrant, *, by: User, on: date | None = None) -> None:
    """Take a role away from today on; refuses to take the last administrator away."""
    day = (on or timezone.localdate()) - timedelta(days=1)
    with transaction.atomic():
        if grant.role == Role.ADMINISTRATOR:
            others = RoleGrant.objects.select_for_update().filter(
                programme=grant.programme, role=Role.ADMINISTRATOR, until__isnull=True, user__is_active=True
            )
            if not others.exclude(pk=grant.pk).exists():
                raise RoleRefused("This is the last administrator: make somebody else one first.")
        if RoleGrant.objects.filter(pk=grant.pk, until__isnull=True).update(until=day):
            audit(
                grant,
                "role ended",
                by=by,
                changes={"role": (grant.role, None), "user": (grant.user_id, None)},
            )


def claim_role(link: ClaimLink, user: User) -> str:
    """Give the role of a claim link; used through `claims.use_claim`."""
    grant_role(user, role=Role(link.role), programme=link.programme, team=link.team, by=link.made_by)
    return reverse("web:workspace")
