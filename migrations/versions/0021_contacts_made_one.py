"""A contact that stands here twice can be made one with the other, as organisations can."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch:
        batch.add_column(sa.Column("merged_into_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            batch.f("fk_person_merged_into_id"), "person", ["merged_into_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch:
        batch.drop_constraint(batch.f("fk_person_merged_into_id"), type_="foreignkey")
        batch.drop_column("merged_into_id")
