"""Whether a letter says who has not confirmed yet that a message was passed on.

Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("report") as batch:
        batch.add_column(
            sa.Column("open_relays", sa.String(length=24), nullable=False, server_default="tell")
        )
        batch.create_check_constraint(
            batch.f("ck_report_openrelays"), "open_relays IN ('tell', 'omit')"
        )
    with op.batch_alter_table("report") as batch:
        batch.alter_column("open_relays", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("report") as batch:
        batch.drop_constraint(batch.f("ck_report_openrelays"), type_="check")
        batch.drop_column("open_relays")
