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

# What an address such as postgresql://…?sslmode=require says, in the words of PostgreSQL's programs.
OPTIONS = {
    "service": "PGSERVICE",
    "passfile": "PGPASSFILE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "connect_timeout": "PGCONNECT_TIMEOUT",
}
EMPTYING = "SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public"


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
    """Replace the database by a copy, whole or not at all; the caller has made sure that nothing is lost."""
    if connection.vendor == "postgresql":
        # An empty database needs no right over its schema: only one that is replaced is emptied first.
        emptying = () if is_empty() else (f"--command={EMPTYING}",)
        connection.close()
        _run(
            "psql",
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            "--single-transaction",
            *emptying,
            f"--file={source}",
        )
        return
    connection.close()
    target = Path(settings.DATABASES["default"]["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    for leftover in (f"{target}-wal", f"{target}-shm"):
        Path(leftover).unlink(missing_ok=True)
    shutil.move(source, target)


def need_tools() -> None:
    """Raise ToolMissing unless the programs are there with which this kind of database is copied and put back."""
    if connection.vendor == "postgresql":
        for program in ("pg_dump", "psql"):
            _found(program)


def _found(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise ToolMissing(
            f"{program} is not installed, or not on the PATH: install PostgreSQL's client programs, "
            "of the server's version or a later one"
        )
    return found


def _run(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL on the configured database; secrets go by the environment, not the command line."""
    values: dict[str, Any] = settings.DATABASES["default"]
    given = {
        "PGDATABASE": values["NAME"],
        "PGHOST": values["HOST"],
        "PGPORT": values["PORT"],
        "PGUSER": values["USER"],
        "PGPASSWORD": values["PASSWORD"],
    } | {OPTIONS[name]: value for name, value in values.get("OPTIONS", {}).items() if name in OPTIONS}
    environment = os.environ | {name: str(value) for name, value in given.items() if value}
    command = [_found(program), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # fixed programs, values by environment
    if done.returncode != 0:
        raise ToolMissing(f"{program} failed: {done.stderr.strip()}")
