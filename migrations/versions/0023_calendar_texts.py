"""The texts of calendars are written with the change, and feeds keep their answers in files."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
ALARM = "BEGIN:VALARM"
ANSWERED = (
    ("answered_change", sa.Integer()),
    ("answered_rights", sa.Integer()),
    ("answered_on", sa.Date()),
    ("etag", sa.Text()),
)


def upgrade() -> None:
    text = op.create_table(
        "calendar_text",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("look", sa.Text(), nullable=False),
        sa.Column("item_version", sa.Integer(), nullable=False),
        sa.Column("stamp", INSTANT, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("alarm", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("item_id", "look", name=op.f("pk_calendar_text")),
    )
    look = op.create_table(
        "calendar_look",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_calendar_look")),
    )
    op.create_table(
        "calendar_mark",
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subject_id", name=op.f("pk_calendar_mark")),
    )
    # What made them is not told: they are made anew, and equal ones keep their stamps.
    rows = list(_told())
    if rows:
        op.bulk_insert(text, rows)
    looks = {row["look"] for row in rows} | set(_wanted())
    if looks:
        op.bulk_insert(look, [{"name": name, "maker": None} for name in sorted(looks)])
    op.drop_table("calendar_fragment")
    for column in ("deputy_id", "actor_account_id"):
        op.create_index(op.f(f"ix_follow_up_{column}"), "follow_up", [column])
    with op.batch_alter_table("calendar_feed") as batch:
        for name, _kind in ANSWERED:
            batch.drop_column(name)


def downgrade() -> None:
    with op.batch_alter_table("calendar_feed") as batch:
        for name, kind in ANSWERED:
            batch.add_column(sa.Column(name, kind, nullable=True))
    for column in ("deputy_id", "actor_account_id"):
        op.drop_index(op.f(f"ix_follow_up_{column}"), "follow_up")
    op.create_table(
        "calendar_fragment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("variant", sa.Text(), nullable=False),
        sa.Column("item_version", sa.Integer(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("input_digest", sa.Text(), nullable=False),
        sa.Column("stamp", INSTANT, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_fragment")),
        sa.UniqueConstraint(
            "item_id", "kind", "variant", name=op.f("uq_calendar_fragment_item_id_kind_variant")
        ),
    )
    for name in ("calendar_mark", "calendar_look", "calendar_text"):
        op.drop_table(name)


def _told() -> Iterator[dict[str, Any]]:
    """The texts that are there, one of each item and look: the alarm is a column of its own."""
    old = sa.table(
        "calendar_fragment",
        sa.column("kind", sa.Text()),
        sa.column("item_id", sa.Uuid()),
        sa.column("variant", sa.Text()),
        sa.column("item_version", sa.Integer()),
        sa.column("stamp", INSTANT),
        sa.column("seq", sa.Integer()),
        sa.column("body", sa.Text()),
    )
    found: dict[tuple[object, str], dict[str, Any]] = {}
    for row in op.get_bind().execute(sa.select(old).order_by(old.c.stamp)):
        language, detail, shape, _alarm = row.variant.split("-")
        look = f"{language}-{detail}-{'meetings' if row.kind == 'meeting' else shape}"
        before, alarm, after = row.body.partition(ALARM)
        end = after.rindex("END:VALARM\r\n") + len("END:VALARM\r\n") if alarm else 0
        found[row.item_id, look] = {
            "item_id": row.item_id,
            "look": look,
            "item_version": row.item_version,
            "stamp": row.stamp,
            "sequence": row.seq,
            "body": before + after[end:],
            "alarm": alarm + after[:end],
        }
    return iter(found.values())


def _wanted() -> Iterator[str]:
    """The looks that feeds have."""
    feed = sa.table("calendar_feed", *map(sa.column, ("language", "detail", "shape", "content")))
    for language, detail, shape, content in op.get_bind().execute(sa.select(feed).distinct()):
        if content in ("follow-ups", "both"):
            yield f"{language}-{detail}-{shape}"
        if content in ("meetings", "both") and shape == "events":
            yield f"{language}-{detail}-meetings"
