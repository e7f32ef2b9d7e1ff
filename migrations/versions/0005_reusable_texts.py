"""Texts that letters use again.

Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reusable_text",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text_nl", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=True),
        sa.Column("citation", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.id"], name=op.f("fk_reusable_text_author_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reusable_text")),
    )
    op.create_table(
        "reusable_text_topic",
        sa.Column("reusable_text_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reusable_text_id"],
            ["reusable_text.id"],
            name=op.f("fk_reusable_text_topic_reusable_text_id"),
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_reusable_text_topic_topic_id")
        ),
        sa.PrimaryKeyConstraint(
            "reusable_text_id", "topic_id", name=op.f("pk_reusable_text_topic")
        ),
    )
    with op.batch_alter_table("reusable_text_topic", schema=None) as batch:
        batch.create_index(batch.f("ix_reusable_text_topic_topic_id"), ["topic_id"], unique=False)


def downgrade() -> None:
    op.drop_table("reusable_text_topic")
    op.drop_table("reusable_text")
