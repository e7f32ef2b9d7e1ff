"""A point may be a whole sentence: the kind of its words, and the standard phrase that says it.

A database without any phrase gets none here: it has not been set up yet.

Revises: 0013
"""

import uuid
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WRITTEN = datetime(2026, 11, 28, tzinfo=UTC)
OLD = ("noun-phrase", "om-te", "dat", "hoe", "naar")
NEW = (*OLD, "sentence")
FORM = {"complementKind": "sentence", "sentence": {"nl": "{C}", "en": "{C}"}}
PHRASE = sa.table(
    "phrase",
    sa.column("id", sa.Uuid),
    sa.column("key", sa.Text),
    sa.column("kinds", sa.JSON),
    sa.column("forms", sa.JSON),
    sa.column("example_nl", sa.Text),
    sa.column("example_en", sa.Text),
    sa.column("retired", sa.Boolean),
    sa.column("version", sa.Integer),
    sa.column("created_at", sa.DateTime(timezone=True)),
    sa.column("updated_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    allow(NEW)
    bind = op.get_bind()
    keys = set(bind.scalars(sa.select(PHRASE.c.key)))
    if keys and "zin" not in keys:
        bind.execute(
            sa.insert(PHRASE).values(
                id=uuid.uuid4(),
                key="zin",
                kinds=["message", "answer", "ask", "question", "offer", "agreement"],
                forms=[{"subject": subject} | FORM for subject in ("us", "party", "none")],
                example_nl="Het overleg wordt in het voorjaar voortgezet.",
                example_en="The talks will continue in spring.",
                retired=False,
                version=1,
                created_at=WRITTEN,
                updated_at=WRITTEN,
            )
        )


def downgrade() -> None:
    op.execute("UPDATE point SET complement_kind = NULL WHERE complement_kind = 'sentence'")
    allow(OLD)


def allow(kinds: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("point") as batch:
        batch.drop_constraint(batch.f("ck_point_complementkind"), type_="check")
        batch.create_check_constraint(
            batch.f("ck_point_complementkind"), f"complement_kind IN ({listed})"
        )
