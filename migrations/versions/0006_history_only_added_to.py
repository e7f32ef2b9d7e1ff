"""The database refuses to have its history rewritten.

Triggers on the tables of the history, on both engines. A migration that rebuilds one of them on
SQLite must make its triggers again.

Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = {
    "history_head": "id",
    "history_entry": "seq",
    "history_values": "seq",
    "history_emptied": "seq",
    "export_entry": "id",
}
REFUSAL = "the history is only added to"
IS_NOTED = "EXISTS (SELECT 1 FROM history_emptied WHERE history_emptied.seq = old.seq)"
GOES_ON = "new.seq = old.seq + 1"
FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION history_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE FUNCTION history_refuses_unnoted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF {IS_NOTED} THEN RETURN old; END IF;
  RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def upgrade() -> None:
    op.create_table(
        "history_emptied",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["seq"], ["history_entry.seq"], name=op.f("fk_history_emptied_seq")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_history_emptied")),
    )
    # What was emptied before there was a note of it keeps the time of its entry.
    op.execute(
        "INSERT INTO history_emptied (seq, at)"
        " SELECT seq, at FROM history_entry WHERE seq NOT IN (SELECT seq FROM history_values)"
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(FUNCTIONS)
        for table in TABLES:
            _guard_on_postgresql(table)
    else:
        for table, key in TABLES.items():
            _guard_on_sqlite(table, key)


def _guard_on_postgresql(table: str) -> None:
    goes_on = f" WHEN (NOT ({GOES_ON}))" if table == "history_head" else ""
    unnoted = "_unnoted" if table == "history_values" else ""
    for act, how in (
        ("update", f"ROW{goes_on} EXECUTE FUNCTION history_refuses()"),
        ("delete", f"ROW EXECUTE FUNCTION history_refuses{unnoted}()"),
        ("truncate", "STATEMENT EXECUTE FUNCTION history_refuses()"),
    ):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{act} BEFORE {act.upper()} ON {table} FOR EACH {how}"
        )


def _guard_on_sqlite(table: str, key: str) -> None:
    conditions = {
        "INSERT": f" WHEN new.{key} IN (SELECT {table}.{key} FROM {table})",  # noqa: S608 - our own names
        "UPDATE": f" WHEN NOT ({GOES_ON})" if table == "history_head" else "",
        "DELETE": f" WHEN NOT {IS_NOTED}" if table == "history_values" else "",
    }
    for act, condition in conditions.items():
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table}{condition}"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def downgrade() -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    for table in TABLES:
        for act in ("update", "delete", "truncate" if is_postgresql else "insert"):
            where = f" ON {table}" if is_postgresql else ""
            op.execute(f"DROP TRIGGER {table}_refuses_{act}{where}")
    if is_postgresql:
        op.execute("DROP FUNCTION history_refuses()")
        op.execute("DROP FUNCTION history_refuses_unnoted()")
    op.drop_table("history_emptied")
