"""Make a database of its own for a test that must commit, back up or restore: a copy of the migrated test database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections


@contextmanager
def using(name: str) -> Iterator[None]:
    """Let `connection`, in this thread and in those it starts, lead to another database of the same kind."""
    values, kept = connections.settings["default"], connections["default"]
    earlier = values["NAME"]
    values["NAME"] = name
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = kept
        values["NAME"] = earlier


@contextmanager
def copied(folder: Path, name: str) -> Iterator[str]:
    """Copy the migrated, empty test database for the time of a test; yields what to call it in `using`."""
    if connection.vendor == "sqlite":
        path = folder / f"{name}.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        yield str(path)
        return
    full = f"{connection.settings_dict['NAME']}_{name}"
    source = connection.ops.quote_name(connection.settings_dict["NAME"])
    connection.close()  # PostgreSQL copies only a database that nobody uses
    with _created(full, f"TEMPLATE {source}"):
        yield full


@contextmanager
def empty(folder: Path, name: str) -> Iterator[str]:
    """Make a database without tables for the time of a test; yields what to call it in `using`."""
    if connection.vendor == "sqlite":
        yield str(folder / f"{name}.sqlite3")
        return
    full = f"{connection.settings_dict['NAME']}_{name}"
    with _created(full, "TEMPLATE template0"):
        yield full


@contextmanager
def _created(name: str, template: str) -> Iterator[None]:
    quoted = connection.ops.quote_name(name)
    _command(f"CREATE DATABASE {quoted} {template}")
    try:
        yield
    finally:
        _command(f"DROP DATABASE {quoted} WITH (FORCE)")


def _command(statement: str) -> None:
    """Run a statement that PostgreSQL takes outside transactions only, from its maintenance database."""
    with using("postgres"), connections["default"].cursor() as cursor:
        cursor.execute(statement)
