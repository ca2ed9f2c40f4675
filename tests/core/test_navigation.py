"""Menus and tasks: apps register, each user sees what is theirs."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.make import accounts as make

from circulade.accounts.enums import Role
from circulade.core import navigation
from circulade.core.navigation import Task


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_task_sources", {})


def labels(workspace: str, user: object, programme: object, path: str = "/") -> list[tuple[str, bool]]:
    sections = navigation.menu(workspace, user=user, programme=programme, path=path)  # type: ignore[arg-type]
    return [(str(link.label), link.current) for section in sections for link in section.links]


def test_entries_stand_in_their_order_under_their_section() -> None:
    navigation.register(workspace="public", section="B", label="second", url_name="web:theme", order=2)
    navigation.register(workspace="public", section="A", label="first", url_name="web:home", order=1)
    navigation.register(workspace="public", section="A", label="third", url_name="web:member", order=3)
    sections = navigation.menu("public", user=AnonymousUser(), programme=None, path="/x/")
    assert [(section.name, [link.label for link in section.links]) for section in sections] == [
        ("A", ["first", "third"]),
        ("B", ["second"]),
    ]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/office/", ["Today"]),
        ("/office/people/", ["People"]),
        ("/office/people/7/end/", ["People"]),
        ("/office/elsewhere/", []),
    ],
)
def test_the_entry_with_the_longest_address_is_current(path: str, current: list[str]) -> None:
    navigation.register(workspace="office", label="Today", url_name="web:office", exact=True)
    navigation.register(workspace="office", label="People", url_name="accounts:people")
    assert [name for name, here in labels("office", AnonymousUser(), None, path) if here] == current


@pytest.mark.django_db
def test_a_page_is_offered_only_to_those_who_may_open_it() -> None:
    programme = make.programme()
    navigation.register(
        workspace="office", label="People", url_name="accounts:people", permission="accounts.administer"
    )
    administrator = make.user("ann", Role.ADMINISTRATOR, programme=programme)
    editor = make.user("ed", Role.EDITOR, programme=programme)
    assert labels("office", administrator, programme) == [("People", False)]
    assert labels("office", editor, programme) == []


def test_registering_a_page_again_replaces_it() -> None:
    navigation.register(workspace="public", label="old", url_name="web:home")
    navigation.register(workspace="public", label="new", url_name="web:home")
    assert [entry.label for entry in navigation.entries("public")] == ["new"]


def test_a_page_that_this_installation_leaves_out_is_not_offered() -> None:
    navigation.register(workspace="public", label="gone", url_name="nowhere:at_all")
    assert labels("public", AnonymousUser(), None) == []


def test_an_unknown_workspace_is_refused_by_name() -> None:
    with pytest.raises(
        ValueError, match="'attic' is no workspace: use one of public, office, assess, member"
    ):
        navigation.register(workspace="attic", label="x", url_name="web:home")


@pytest.mark.django_db
def test_what_is_due_first_comes_first_and_what_has_no_date_last() -> None:
    tasks = [
        Task("never", "/"),
        Task("late", "/", due=date(2026, 5, 2)),
        Task("soon", "/", due=datetime(2026, 5, 1, 12, tzinfo=UTC)),
    ]
    navigation.register_task("office", lambda user, programme: tasks)
    found = navigation.tasks_for("office", user=make.user(), programme=make.programme())
    assert [task.label for task in found] == ["soon", "late", "never"]


def test_the_same_source_is_asked_once() -> None:
    def source(user: object, programme: object) -> list[Task]:
        return [Task("x", "/")]

    navigation.register_task("member", source)
    navigation.register_task("member", source)
    assert len(navigation.tasks_for("member", user=None, programme=None)) == 1  # type: ignore[arg-type]
