"""What all tests share.

Tests that commit are cleaned up by emptying every table, which the audit trail refuses. So the tests, and only
they, know how to lift its triggers; they put them up again at once.
"""

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


def lift_guard() -> None:
    """Take the audit trail's triggers down."""
    with connection.cursor() as cursor:
        for statement in LIFT[connection.vendor]:
            cursor.execute(statement)


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied() -> Iterator[None]:
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def empty_unguarded(case: TransactionTestCase) -> None:
        lift_guard()
        try:
            empty(case)
        finally:
            guard(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_unguarded)
        yield


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
