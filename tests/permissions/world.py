"""A programme with one person per role, and a second programme whose data must not leak into the first."""

from collections.abc import Callable
from copy import deepcopy
from http.cookies import SimpleCookie
from typing import Any

from django.conf import settings
from django.test import Client
from tests.make import accounts as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User

ANONYMOUS = "anonymous"
STRANGER = "stranger"
ELSEWHERE = "elsewhere"  # a programme manager of another programme
OWNER = (
    "owner"  # a colleague on the application, an assigned assessor's counterpart: set by the row's `prepare`
)

OFFICE = frozenset(
    {
        "administrator",
        "programme_manager",
        "selection_lead",
        "facilitator",
        "analyst",
        "editor",
        "event_organiser",
    }
)
LEADS = frozenset({"administrator", "programme_manager", "selection_lead"})
MANAGERS = frozenset({"administrator", "programme_manager"})
ROLES = frozenset(role.value for role in Role)
SIGNED_IN = ROLES | {STRANGER, ELSEWHERE, OWNER}
EVERYBODY = SIGNED_IN | {ANONYMOUS}


class World:
    """People by actor name, and things made once by the rows."""

    def __init__(self) -> None:
        self.programme: Programme = make.programme()
        self.other: Programme = make.programme("elsewhere", name={"en": "Elsewhere"})
        self.people: dict[str, User] = {
            role.value: make.user(role.value, role, programme=self.programme) for role in Role
        }
        self.people[STRANGER] = make.user(STRANGER)
        self.people[OWNER] = make.user(OWNER)
        self.people[ELSEWHERE] = make.user(ELSEWHERE, Role.PROGRAMME_MANAGER, programme=self.other)
        self._sessions: dict[str, str] = {}
        self._things: dict[str, Any] = {}

    def once(self, name: str, maker: Callable[[], Any]) -> Any:
        """Return the thing of this name, made at the first call."""
        if name not in self._things:
            self._things[name] = maker()
        return self._things[name]

    def copy(self) -> "World":
        """Return the same for one test: what it changes in people and things is not seen by the next."""
        return deepcopy(self)

    def let_in(self, actor: str, client: Client) -> None:
        """Make a client the browser of an actor, and of nobody else."""
        client.cookies = SimpleCookie()
        if actor == ANONYMOUS:
            return
        if actor not in self._sessions:
            client.force_login(self.people[actor], backend="django.contrib.auth.backends.ModelBackend")
            self._sessions[actor] = client.cookies[settings.SESSION_COOKIE_NAME].value
        client.cookies[settings.SESSION_COOKIE_NAME] = self._sessions[actor]
