"""What the commands of an installation share: start Django, and say plainly what is wrong."""

import os
from collections.abc import Iterable
from typing import NoReturn

import typer

DIFFERS, BAD_INPUT = 1, 2


def set_up(*, migrated: bool = True) -> None:
    """Start Django with the installation's settings; commands import apps only after this.

    Stops with a sentence when the database cannot be reached or, unless told otherwise, is not up to date.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "circulade.settings.base")
    import django

    django.setup()
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


def missing_migrations() -> list[str]:
    """Name the migrations that the database has not seen yet."""
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        stop([f"the database cannot be reached: {str(error).strip()}"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
