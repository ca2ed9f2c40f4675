"""Where a user may go from any page."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from circulade.accounts.enums import OFFICE_ROLES, Role
from circulade.accounts.models import Programme, User
from circulade.accounts.queries import current_programme, own_programmes, roles_in
from circulade.core.components import Tab
from circulade.core.templatetags.translated import language_name

WORKSPACES = {"office": _("Office"), "assess": _("Assessor's desk"), "member": _("My pages")}


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace that this user has."""

    key: str
    label: str | Promise
    href: str


def workspaces_of(user: User, programme: Programme | None) -> tuple[Place, ...]:
    """Return the workspaces of a user, the one of their strongest role first; everybody who signed in has one."""
    roles = roles_in(user, programme.pk if programme else None) | team_roles(user, programme)
    places = []
    if roles & {*OFFICE_ROLES, Role.FUNDER}:
        places.append(Place("office", WORKSPACES["office"], reverse("web:office")))
    if Role.ASSESSOR in roles:
        places.append(Place("assess", WORKSPACES["assess"], reverse("web:assess")))
    places.append(Place("member", WORKSPACES["member"], reverse("web:member")))
    return tuple(places)


def team_roles(user: User, programme: Programme | None) -> frozenset[Role]:
    """Return the roles that a user holds in single teams of a programme."""
    teams = (
        team
        for held, team, _role in getattr(user, "_grants_in_force", [])
        if programme and held == programme.pk
    )
    return frozenset().union(
        *(roles_in(user, programme.pk, team_id=team) for team in teams if programme and team)
    )


class Shell:
    """Read only when a page asks: most pages show little of it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def workspaces(self) -> tuple[Place, ...]:
        """Where the signed-in user can work."""
        user = self._request.user
        return workspaces_of(user, current_programme(self._request)) if isinstance(user, User) else ()

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes in which the signed-in user has a role, for the switcher."""
        user = self._request.user
        return own_programmes(user, current_programme(self._request)) if isinstance(user, User) else ()

    @cached_property
    def account_tabs(self) -> tuple[Tab, ...]:
        """The pages about one's own account."""
        path = self._request.path
        pages = [
            (_("Profile"), reverse("accounts:profile")),
            (_("E-mail address"), reverse("account_email")),
            (_("Password"), reverse("account_change_password")),
            (_("Second factor"), reverse("mfa_index")),
        ]
        if self._request.user.has_perm("accounts.use_api", current_programme(self._request)):
            pages.append((_("API tokens"), reverse("accounts:tokens")))
        current = max((href for _label, href in pages if path.startswith(href)), key=len, default="")
        return tuple(Tab(label, href, href == current) for label, href in pages)

    @cached_property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """The languages of the programme, each in its own words."""
        programme = current_programme(self._request)
        known = dict(settings.LANGUAGES)
        codes = [code for code in (programme.languages if programme else []) if code in known]
        return tuple((code, language_name(code)) for code in codes)
