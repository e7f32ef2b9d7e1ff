"""What is pointed to from its left is an id: no foreign key runs against the order of the rooms.

Revises: 0014
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

POINTING = (
    ("reference", "meeting_id", "meeting"),
    ("reference", "report_id", "report"),
    ("status_change", "letter_id", "report"),
    ("deadline", "letter_id", "report"),
    ("follow_up", "letter_id", "report"),
)


def upgrade() -> None:
    for table, column, _pointed in POINTING:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(op.f(f"fk_{table}_{column}"), type_="foreignkey")


def downgrade() -> None:
    """The keys again; no id points to what is not there, for meetings and letters keep their row."""
    for table, column, pointed in POINTING:
        with op.batch_alter_table(table) as batch_op:
            batch_op.create_foreign_key(op.f(f"fk_{table}_{column}"), pointed, [column], ["id"])
