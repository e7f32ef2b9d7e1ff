"""Indexes hold the rows that have what they are of, and none stands twice."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

OF_FEW = (
    ("follow_up", ("point_id",)),
    ("follow_up", ("commitment_id",)),
    ("follow_up", ("deputy_id",)),
    ("follow_up", ("actor_organisation_id",)),
    ("meeting", ("source_kind", "source_uid")),
)


def upgrade() -> None:
    for table, columns in OF_FEW:
        name, given = _name(table, columns), sa.text(f"{columns[-1]} IS NOT NULL")
        op.drop_index(name, table)
        op.create_index(name, table, list(columns), sqlite_where=given, postgresql_where=given)
    op.drop_index(op.f("ix_reminder_follow_up_id"), "reminder")


def downgrade() -> None:
    op.create_index(op.f("ix_reminder_follow_up_id"), "reminder", ["follow_up_id"])
    for table, columns in OF_FEW:
        op.drop_index(_name(table, columns), table)
        op.create_index(_name(table, columns), table, list(columns))


def _name(table: str, columns: tuple[str, ...]) -> str:
    name: str = op.f(f"ix_{table}_{'_'.join(columns)}")
    return name
