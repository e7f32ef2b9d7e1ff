"""What reads differently in a letter since it was composed again.

Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("report", schema=None) as batch:
        batch.add_column(sa.Column("changes", sa.JSON(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("report", schema=None) as batch:
        batch.drop_column("changed_at")
        batch.drop_column("changes")
