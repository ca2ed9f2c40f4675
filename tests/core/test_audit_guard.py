"""Nobody changes, deletes, replaces or slips in an entry of the audit trail."""

import pytest
from django.db import DatabaseError, connection, transaction
from tests.make import accounts as make

from circulade.core.audit_guard import is_guarded
from circulade.core.domain.audit import audit
from circulade.core.models import AuditEntry


def refused(statement: str) -> None:
    with pytest.raises(DatabaseError, match="audit"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


COLUMNS = "id, number, at, actor_id, action, subject_type, subject_id, programme_id, run_id, changes, previous, hash"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_auditentry SET action = 'nothing happened'",
        "UPDATE core_auditentry SET hash = hash",
        "DELETE FROM core_auditentry",
        "DELETE FROM core_auditentry WHERE number = 2",
        # an entry out of the order, and a second one with the same number
        """INSERT INTO core_auditentry (id, number, at, actor_id, action, subject_type, subject_id,
            programme_id, run_id, changes, previous, hash)
            SELECT id + 10, number + 5, at, actor_id, action, subject_type, subject_id,
            programme_id, run_id, changes, previous, 'x' FROM core_auditentry""",
        """INSERT INTO core_auditentry (id, number, at, actor_id, action, subject_type, subject_id,
            programme_id, run_id, changes, previous, hash)
            SELECT id + 10, number, at, actor_id, action, subject_type, subject_id,
            programme_id, run_id, changes, previous, 'x' FROM core_auditentry""",
    ],
)
def test_the_database_refuses_what_is_not_appending(statement: str) -> None:
    for action in ("programme created", "programme renamed"):
        audit(make.programme(), action, by=None)
    refused(statement)
    assert AuditEntry.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
def test_replacing_an_entry_is_refused_on_sqlite() -> None:
    audit(make.programme(), "programme created", by=None)
    refused("INSERT OR REPLACE INTO core_auditentry SELECT * FROM core_auditentry")


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
def test_truncating_is_refused_on_postgresql() -> None:
    refused("TRUNCATE core_auditentry")


@pytest.mark.django_db
def test_models_have_no_way_around_either() -> None:
    entry = audit(make.programme(), "programme created", by=None)
    entry.action = "nothing happened"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_tests_that_commit_leave_an_empty_and_guarded_trail(time: str) -> None:
    assert (AuditEntry.objects.count(), is_guarded(connection)) == (0, True)
    audit(make.programme(), f"programme created the {time} time", by=None)
