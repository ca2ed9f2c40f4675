"""The triggers that keep the audit trail append-only, in the dialect of each database.

UPDATE, DELETE and TRUNCATE are refused, and so is an entry that does not follow the last one: `INSERT OR
REPLACE` cannot overwrite, nothing can be slipped in between. The product has no statement that lifts them.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

NAMES = ("audit_no_update", "audit_no_delete", "audit_in_order")
FIRST = "0" * 64  # stands before the first entry; made in the statements below

SQLITE = (
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON core_auditentry
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON core_auditentry
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
    """CREATE TRIGGER audit_in_order BEFORE INSERT ON core_auditentry
        WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM core_auditentry)
            OR NEW.previous IS NOT coalesce(
                (SELECT hash FROM core_auditentry ORDER BY number DESC LIMIT 1), hex(zeroblob(32)))
            OR EXISTS (SELECT 1 FROM core_auditentry WHERE id = NEW.id OR hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, 'an audit entry must follow the last one'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'
            USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE FUNCTION audit_follow() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
            IF NEW.number IS DISTINCT FROM (SELECT coalesce(max(number), 0) + 1 FROM core_auditentry)
                OR NEW.previous IS DISTINCT FROM coalesce(
                    (SELECT hash FROM core_auditentry ORDER BY number DESC LIMIT 1), repeat('0', 64))
            THEN RAISE EXCEPTION 'an audit entry must follow the last one'
            USING ERRCODE = 'integrity_constraint_violation'; END IF;
            RETURN NEW;
        END $$""",
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON core_auditentry
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE OR TRUNCATE ON core_auditentry
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_in_order BEFORE INSERT ON core_auditentry
        FOR EACH ROW EXECUTE FUNCTION audit_follow()""",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'core_auditentry'",
    "postgresql": """SELECT tgname FROM pg_trigger
        WHERE tgrelid = 'core_auditentry'::regclass AND NOT tgisinternal AND tgenabled IN ('O', 'A')""",
}


def guard(connection: BaseDatabaseWrapper) -> None:
    """Put up the triggers."""
    with connection.cursor() as cursor:
        for statement in STATEMENTS[connection.vendor]:
            cursor.execute(statement)


def is_guarded(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether all triggers are in force."""
    with connection.cursor() as cursor:
        cursor.execute(PRESENT[connection.vendor])
        found = {str(row[0]) for row in cursor.fetchall()}
    return found.issuperset(NAMES)
