"""What keeps the history from being rewritten by SQL: triggers, alike on both engines.

Entries, their values and the notes of exports are added and never changed. Values may be emptied
where a row of `history_emptied` says so, which itself stays (`service.empty_values`). The head goes
forward by one. Who owns the database can take the triggers away: `history verify` finds what is
done then.
"""

from sqlalchemy import DDL, Table, event

_REFUSAL = "the history is only added to"
_IS_NOTED = "EXISTS (SELECT 1 FROM history_emptied WHERE history_emptied.seq = old.seq)"
_GOES_ON = "new.seq = old.seq + 1"

_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION history_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE FUNCTION history_refuses_unnoted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF {_IS_NOTED} THEN RETURN old; END IF;
  RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def guard(table: Table) -> None:
    """Make the triggers of a table of the history with the table, as the migrations do."""
    for engine, statements in (
        ("sqlite", _on_sqlite(table.name, table.primary_key.columns[0].name)),
        ("postgresql", _on_postgresql(table.name)),
    ):
        for statement in statements:
            ddl = DDL(statement).execute_if(dialect=engine)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", ddl)


def _on_sqlite(table: str, key: str) -> list[str]:
    # The one on INSERT is for REPLACE, which takes a row away without asking the one on DELETE.
    conditions = {
        "INSERT": f" WHEN new.{key} IN (SELECT {table}.{key} FROM {table})",  # noqa: S608 - our own names
        "UPDATE": f" WHEN NOT ({_GOES_ON})" if table == "history_head" else "",
        "DELETE": f" WHEN NOT {_IS_NOTED}" if table == "history_values" else "",
    }
    return [
        f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table}{condition}"
        f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for act, condition in conditions.items()
    ]


def _on_postgresql(table: str) -> list[str]:
    goes_on = f" WHEN (NOT ({_GOES_ON}))" if table == "history_head" else ""
    unnoted = "_unnoted" if table == "history_values" else ""
    how = {
        "update": f"ROW{goes_on} EXECUTE FUNCTION history_refuses()",
        "delete": f"ROW EXECUTE FUNCTION history_refuses{unnoted}()",
        "truncate": "STATEMENT EXECUTE FUNCTION history_refuses()",
    }
    return [_FUNCTIONS] + [
        f"CREATE TRIGGER {table}_refuses_{act} BEFORE {act.upper()} ON {table} FOR EACH {each}"
        for act, each in how.items()
    ]
