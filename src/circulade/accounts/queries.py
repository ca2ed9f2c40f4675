"""Reads about people and their roles."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from circulade.accounts.enums import ClaimPurpose, Role
from circulade.accounts.models import ClaimLink, Programme, RoleGrant, User


def grants_in_force(user: User, *, on: date | None = None) -> QuerySet[RoleGrant]:
    """Return the roles that a user has on a day."""
    day = on or timezone.localdate()
    return user.grants.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


def roles_in(user: User, programme_id: int | None, *, team_id: int | None = None) -> frozenset[Role]:
    """Return the roles a user has in a programme: those for all of it, and those for one team where it is given.

    Read once per user object and request; a role granted in the same request is not seen by it.
    """
    if not user.is_authenticated or not user.is_active or programme_id is None:
        return frozenset()
    return frozenset(
        Role(role)
        for held, team, role in _grants(user)
        if held == programme_id and (team is None or team == team_id)
    )


def teams_in(user: User, programme_id: int, *, roles: Iterable[Role]) -> frozenset[int]:
    """Return the teams of a programme in which a user has one of these roles; read once, like `roles_in`."""
    wanted = set(roles)
    return frozenset(
        team
        for held, team, role in _grants(user)
        if held == programme_id and team is not None and Role(role) in wanted
    )


def _grants(user: User) -> list[tuple[int, int | None, str]]:
    cached: list[tuple[int, int | None, str]] | None = getattr(user, "_grants_in_force", None)
    if cached is None:
        cached = list(grants_in_force(user).values_list("programme_id", "team_id", "role"))
        user._grants_in_force = cached  # type: ignore[attr-defined]  # a cache that lives as long as the request's user
    return cached


def programmes_of(user: User) -> QuerySet[Programme]:
    """Return the programmes in which a user has any role."""
    return Programme.objects.filter(grants__in=grants_in_force(user)).distinct()


def own_programmes(user: User, current: Programme | None) -> tuple[Programme, ...]:
    """Return the programmes in which a user has any role; most have roles in the current one only, or in none."""
    held = {programme for programme, _team, _role in _grants(user)}
    if current is not None and held <= {current.pk}:
        return (current,) if held else ()
    return tuple(programmes_of(user))


def current_programme(request: HttpRequest) -> Programme | None:
    """Return the programme of this request: the one chosen in the session, else the first there is."""
    cached: Programme | None = getattr(request, "_programme", None)
    if cached is None:
        chosen = request.session.get("programme") if hasattr(request, "session") else None
        cached = (
            Programme.objects.filter(pk=chosen).first() if chosen else None
        ) or Programme.objects.first()
        request._programme = cached  # type: ignore[attr-defined]  # read once per request
    return cached


def grants_of_programme(programme: Programme) -> QuerySet[RoleGrant]:
    """Return the roles in force in a programme, by person."""
    return (
        RoleGrant.objects.filter(programme=programme, user__is_active=True)
        .filter(Q(until__isnull=True) | Q(until__gte=timezone.localdate()))
        .select_related("user", "team")
        .order_by("user__name", "user__email", "role")
    )


def open_role_claims(programme: Programme) -> QuerySet[ClaimLink]:
    """Return the invitations to roles that nobody has used, withdrawn or let expire."""
    return ClaimLink.objects.filter(
        programme=programme,
        purpose=ClaimPurpose.ROLE,
        used_at__isnull=True,
        revoked_at__isnull=True,
        expires_at__gt=timezone.now(),
    ).select_related("team")
