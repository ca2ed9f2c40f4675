"""What the commands of an installation share: start Django, and say plainly what is wrong."""

import os
from collections.abc import Iterable
from typing import NoReturn

import typer

DIFFERS, BAD_INPUT = 1, 2


def configure() -> None:
    """Start Django with the installation's settings, for a command that needs no database.

    Stops with a sentence when a setting cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "circulade.settings.base")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        stop([f"a setting cannot be used: {error}"])
    except OSError as error:
        stop([f"{error.filename} cannot be used: {error.strerror}; CIRCULADE_HOME must be a folder of yours"])


def set_up(*, migrated: bool = True) -> None:
    """Configure, and make sure of the database; commands import apps only after this.

    Stops with a sentence when a setting cannot be used, the database cannot be reached or, unless told
    otherwise, is not up to date.
    """
    configure()
    reach_database()
    if migrated and (missing := missing_migrations()):
        stop(
            [
                f"the database is not up to date ({len(missing)} migrations missing): run `circulade init` first"
            ]
        )


def stop(problems: Iterable[str], *, code: int = BAD_INPUT) -> NoReturn:
    """Print one line per problem and end with an exit code."""
    for problem in problems:
        typer.echo(problem, err=True)
    raise typer.Exit(code)


def reach_database() -> None:
    """Stop with a sentence unless the configured database answers."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        stop([f"the database cannot be reached: {str(error).strip()}"])


def missing_migrations() -> list[str]:
    """Name the migrations that the database has not seen yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
