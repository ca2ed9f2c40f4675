"""Where people can go and what waits for them: apps register entries and tasks, the shell shows them.

An app calls `register` and `register_task` in its `AppConfig.ready`. The shell asks `menu` and
`tasks_for`; neither knows any app, so an app plugs in without a change here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from circulade.accounts.models import Programme, User

WORKSPACES = ("public", "office", "assess", "member")
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a workspace's menu offers to those with the permission (empty: to everybody)."""

    workspace: str
    section: Text
    label: Text
    url_name: str
    permission: str = ""
    order: int = 50
    icon: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as this user sees it on this page."""

    label: Text
    href: str
    current: bool
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Links of a menu under one heading; the heading may be empty."""

    name: Text
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for this user: how many of it, and until when."""

    label: Text
    href: str
    count: int | None = None
    due: date | datetime | None = None
    detail: Text = ""


class TaskSource(Protocol):
    """What an app registers to say what waits."""

    def __call__(self, user: "User", programme: "Programme") -> list[Task]: ...


_entries: dict[tuple[str, str], Entry] = {}
_task_sources: dict[str, list[Callable[..., list[Task]]]] = {}


def register(
    *,
    workspace: str,
    label: Text,
    url_name: str,
    section: Text = "",
    permission: str = "",
    order: int = 50,
    icon: str = "",
    exact: bool = False,
) -> None:
    """Add a page to a workspace's menu; registering the same page again replaces the entry.

    `permission` is asked with the current programme as its object. Entries are shown by `order`;
    a section stands where its first entry does. The entry is current on all pages below its address too,
    unless it is `exact`.
    """
    _known(workspace)
    _entries[workspace, url_name] = Entry(workspace, section, label, url_name, permission, order, icon, exact)


def register_task(workspace: str, source: TaskSource) -> None:
    """Add a function that lists what waits for a user in a workspace."""
    _known(workspace)
    sources = _task_sources.setdefault(workspace, [])
    if source not in sources:
        sources.append(source)


def entries(workspace: str | None = None) -> list[Entry]:
    """Return what was registered, in the order of the menu."""
    found = [entry for entry in _entries.values() if workspace in (None, entry.workspace)]
    return sorted(found, key=lambda entry: entry.order)


def menu(
    workspace: str, *, user: "User | AnonymousUser", programme: "Programme | None", path: str
) -> tuple[Section, ...]:
    """Return the menu that this user has; the link whose address is the longest start of `path` is current."""
    allowed = [
        (entry, href)
        for entry in entries(workspace)
        if (href := _address(entry)) and (not entry.permission or user.has_perm(entry.permission, programme))
    ]
    current = max((href for entry, href in allowed if _leads_to(entry, href, path)), key=len, default=None)
    sections: dict[str, tuple[Text, list[Link]]] = {}
    for entry, href in allowed:
        _, links = sections.setdefault(str(entry.section), (entry.section, []))
        links.append(Link(entry.label, href, href == current, entry.icon))
    return tuple(Section(name, tuple(links)) for name, links in sections.values())


def tasks_for(workspace: str, *, user: "User", programme: "Programme") -> list[Task]:
    """Return what waits for this user: what is due first comes first, what has no date keeps its order."""
    found = [task for source in _task_sources.get(workspace, []) for task in source(user, programme)]
    return sorted(found, key=_due)


def _known(workspace: str) -> None:
    if workspace not in WORKSPACES:
        raise ValueError(f"{workspace!r} is no workspace: use one of {', '.join(WORKSPACES)}")


def _address(entry: Entry) -> str:
    """Return where an entry leads; a page that an installation leaves out is not offered."""
    try:
        return reverse(entry.url_name)
    except NoReverseMatch:
        return ""


def _leads_to(entry: Entry, href: str, path: str) -> bool:
    return path == href or (not entry.exact and href != "/" and path.startswith(href))


def _due(task: Task) -> tuple[bool, date]:
    day = task.due.date() if isinstance(task.due, datetime) else task.due
    return (day is None, day or date.max)
