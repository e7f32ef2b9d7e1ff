"""Who keeps a meeting or a follow-up of it is among those named.

Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

meeting = sa.table("meeting", *map(sa.column, ("id", "owner_id", "access")))
follow_up = sa.table("follow_up", *map(sa.column, ("meeting_id", "owner_id", "deleted_at")))
named = sa.table("meeting_named", *map(sa.column, ("meeting_id", "account_id")))


def upgrade() -> None:
    guarded = meeting.c.access == "named"
    owners = sa.select(meeting.c.id.label("meeting_id"), meeting.c.owner_id).where(guarded)
    acting = (
        sa.select(meeting.c.id, follow_up.c.owner_id)
        .join_from(follow_up, meeting, meeting.c.id == follow_up.c.meeting_id)
        .where(guarded, follow_up.c.deleted_at.is_(None))
    )
    keepers = sa.union(owners, acting).subquery()
    known = sa.exists().where(
        named.c.meeting_id == keepers.c.meeting_id, named.c.account_id == keepers.c.owner_id
    )
    op.execute(
        sa.insert(named).from_select(
            ["meeting_id", "account_id"],
            sa.select(keepers.c.meeting_id, keepers.c.owner_id).where(~known),
        )
    )


def downgrade() -> None:
    """Nothing to undo: who was put back among the named may stay there."""
