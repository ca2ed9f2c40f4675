"""What all tests share.

Tests that commit are cleaned up by emptying every table, which the audit trail refuses. So the tests, and only
they, know how to lift its triggers; they put them up again at once.
"""

import gc
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from circulade.core.audit_guard import NAMES, guard

LIFT = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in NAMES],
    "postgresql": [f"DROP TRIGGER IF EXISTS {name} ON core_auditentry" for name in NAMES]
    + ["DROP FUNCTION IF EXISTS audit_refuse", "DROP FUNCTION IF EXISTS audit_follow"],
}
# Written by migrations, changed by no test.
KEPT = {"django_content_type", "auth_permission"}
HELD = "WHERE EXISTS (SELECT 1 FROM"
OPENING = {"db", "transactional_db", "live_server", "django_db_setup"}


def lift_guard() -> None:
    """Take the audit trail's triggers down."""
    with connection.cursor() as cursor:
        for statement in LIFT[connection.vendor]:
            cursor.execute(statement)


def empty() -> None:
    """Empty the tables that hold something; the kinds of records and their permissions stay as migrated.

    Django's own way writes those anew each time, and empties two hundred tables of which ten hold something.
    """
    quoted = {
        each: connection.ops.quote_name(each)
        for each in connection.introspection.django_table_names(only_existing=True)
        if each not in KEPT
    }
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{each}' {HELD} {name})" for each, name in quoted.items()))
        filled = [quoted[each] for (each,) in cursor.fetchall()]
    lift_guard()
    try:
        connection.ops.execute_sql_flush([f"DELETE FROM {name}" for name in filled])  # noqa: S608  # our tables
    finally:
        guard(connection)


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: empty())
        yield


def pytest_collection_finish() -> None:
    """Keep what is loaded by now: looking it through for garbage again and again takes a tenth of all tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a second run, on another database, leave out what never opens it."""
    parser.addoption("--only-database", action="store_true", help="only tests that may open the database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests to which pytest-django opens the database: to all others it is closed."""
    if config.getoption("--only-database"):
        closed = [each for each in items if not opens_the_database(each)]
        config.hook.pytest_deselected(items=closed)
        items[:] = [each for each in items if opens_the_database(each)]


def opens_the_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or not OPENING.isdisjoint(
        getattr(item, "fixturenames", ())
    )


@pytest.fixture
def unguarded(db: None) -> Iterator[None]:
    """Let a test tamper with the audit trail as somebody with the database's password could."""
    lift_guard()
    yield
    lift_guard()
    guard(connection)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case by its argument where its value is bytes: a packed file holds the time of day."""
    return argname if isinstance(val, bytes) else None
