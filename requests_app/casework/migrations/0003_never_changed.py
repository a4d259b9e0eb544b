"""Triggers of the database: entries are never changed or deleted, payloads go only by an erasure, on both databases."""

from __future__ import annotations

from typing import Any

from django.db import migrations

SEALED = ("casework_entry", "casework_erasure", "casework_dailyroot")
POSTGRESQL = """
CREATE OR REPLACE FUNCTION comity_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE FUNCTION comity_refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM casework_erasure WHERE erased_id = OLD.entry_id) THEN
    RAISE EXCEPTION 'A personal payload goes only by an erasure.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
"""


def statements(vendor: str) -> list[str]:
    """The statements that put the triggers in place, in order."""
    found = []
    if vendor == "postgresql":
        found.append(POSTGRESQL)
        for table in SEALED:
            found.append(
                f"CREATE TRIGGER {table}_sealed BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION comity_refuse()"
            )
            found.append(
                f"CREATE TRIGGER {table}_kept BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION comity_refuse()"
            )
        found += [
            "CREATE TRIGGER casework_payload_sealed BEFORE UPDATE ON casework_payload FOR EACH ROW EXECUTE FUNCTION comity_refuse()",
            "CREATE TRIGGER casework_payload_kept BEFORE TRUNCATE ON casework_payload FOR EACH STATEMENT EXECUTE FUNCTION comity_refuse()",
            "CREATE TRIGGER casework_payload_erased BEFORE DELETE ON casework_payload FOR EACH ROW EXECUTE FUNCTION comity_refuse_unless_erased()",
        ]
    elif vendor == "sqlite":
        for table in SEALED:
            for event in ("UPDATE", "DELETE"):
                found.append(
                    f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: {event} on {table} is refused.'); END"
                )
        found += [
            "CREATE TRIGGER casework_payload_update BEFORE UPDATE ON casework_payload "
            "BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: UPDATE on casework_payload is refused.'); END",
            "CREATE TRIGGER casework_payload_erased BEFORE DELETE ON casework_payload "
            "WHEN NOT EXISTS (SELECT 1 FROM casework_erasure WHERE erased_id = OLD.entry_id) "
            "BEGIN SELECT RAISE(ABORT, 'A personal payload goes only by an erasure.'); END",
        ]
    return found


def removals(vendor: str) -> list[str]:
    """The statements that take the triggers away: for the reverse migration, and for tests that flush tables."""
    if vendor == "postgresql":
        names = [(t, f"{t}_{s}") for t in (*SEALED, "casework_payload") for s in ("sealed", "kept")]
        names.append(("casework_payload", "casework_payload_erased"))
        return [f"DROP TRIGGER IF EXISTS {name} ON {table}" for table, name in names]
    names_only = [f"{t}_{e}" for t in SEALED for e in ("update", "delete")]
    return [f"DROP TRIGGER IF EXISTS {n}" for n in (*names_only, "casework_payload_update", "casework_payload_erased")]


def raise_triggers(apps: Any, schema_editor: Any) -> None:
    """Forward."""
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def drop_triggers(apps: Any, schema_editor: Any) -> None:
    """Backward."""
    for statement in removals(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """After the tables, their locks."""

    dependencies = [("casework", "0002_initial")]
    operations = [migrations.RunPython(raise_triggers, drop_triggers)]
