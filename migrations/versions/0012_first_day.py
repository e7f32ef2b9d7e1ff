"""Whether the days of a recess were checked, and the first steps that do not apply here.

Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("recess") as batch:
        batch.add_column(
            sa.Column("checked", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.create_table(
        "passed_step",
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_passed_step_account_id")
        ),
        sa.PrimaryKeyConstraint("step", name=op.f("pk_passed_step")),
    )


def downgrade() -> None:
    op.drop_table("passed_step")
    with op.batch_alter_table("recess") as batch:
        batch.drop_column("checked")
