"""What made the text of a calendar's item stands beside it, in place of a number in its variant."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("calendar_fragment") as batch:
        batch.add_column(sa.Column("maker", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("calendar_fragment") as batch:
        batch.alter_column("maker", server_default=None)
    op.execute("UPDATE calendar_fragment SET variant = substr(variant, 3) WHERE variant LIKE '1-%'")


def downgrade() -> None:
    op.execute("UPDATE calendar_fragment SET variant = '1-' || variant")
    with op.batch_alter_table("calendar_fragment") as batch:
        batch.drop_column("maker")
