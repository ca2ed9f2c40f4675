"""Copy a running database into a file, and put such a copy back: SQLite's backup API, or PostgreSQL's own tools."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

DATABASE_FILES = {"sqlite": "database.sqlite3", "postgresql": "database.sql"}


class ToolMissing(Exception):
    """A program of PostgreSQL is needed and not there, or it failed."""


def copy_database(target: Path) -> None:
    """Write a consistent copy of the database as of one moment; writers are not held up."""
    if connection.vendor == "postgresql":
        _run("pg_dump", "--format=plain", "--no-owner", "--no-privileges", f"--file={target}")
        return
    source = Path(settings.DATABASES["default"]["NAME"]).resolve().as_uri() + "?mode=ro"
    with closing(sqlite3.connect(source, uri=True)) as running, closing(sqlite3.connect(target)) as copy:
        running.backup(copy)


def is_empty() -> bool:
    """Tell whether the database holds no table yet."""
    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
        return True
    return connection.introspection.table_names() == []


def put_back(source: Path) -> None:
    """Replace the database by a copy; the caller has made sure that nothing is lost."""
    connection.close()
    if connection.vendor == "postgresql":
        _run(
            "psql",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            "--command=DROP SCHEMA public CASCADE; CREATE SCHEMA public",
        )
        _run("psql", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", f"--file={source}")
        return
    target = Path(settings.DATABASES["default"]["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    for leftover in (f"{target}-wal", f"{target}-shm"):
        Path(leftover).unlink(missing_ok=True)
    shutil.move(source, target)


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise ToolMissing(f"{program} is not installed: install PostgreSQL's client programs")
    values: dict[str, Any] = settings.DATABASES["default"]
    given = {
        "PGDATABASE": values["NAME"],
        "PGHOST": values["HOST"],
        "PGPORT": values["PORT"],
        "PGUSER": values["USER"],
        "PGPASSWORD": values["PASSWORD"],
    }
    environment = os.environ | {name: str(value) for name, value in given.items() if value}
    done = subprocess.run([found, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # fixed programs, values by environment
    if done.returncode != 0:
        raise ToolMissing(f"{program} failed: {done.stderr.strip()}")
