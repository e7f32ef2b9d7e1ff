"""The links that feeds had before they were renewed.

Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_past_link",
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("feed_id", sa.Uuid(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["calendar_feed.id"], name=op.f("fk_calendar_past_link_feed_id")
        ),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_calendar_past_link")),
    )
    with op.batch_alter_table("calendar_past_link", schema=None) as batch:
        batch.create_index(batch.f("ix_calendar_past_link_feed_id"), ["feed_id"], unique=False)


def downgrade() -> None:
    op.drop_table("calendar_past_link")
