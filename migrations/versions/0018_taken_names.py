"""Names that no two records of a kind may have stand in a table that the database keeps unique.

Of a name that an older database holds twice the older record keeps it; both stay as they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NAMED = {
    "commitment": ("number",),
    "office": ("name_nl", "name_en"),
    "organisation": ("name_nl", "name_en"),
    "reusable_text": ("title",),
    "sector": ("nouns_nl", "nouns_en"),
    "topic": ("label_nl", "label_en"),
}


def upgrade() -> None:
    taken = op.create_table(
        "taken_name",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "name", name=op.f("pk_taken_name")),
    )
    op.create_index(op.f("ix_taken_name_record_id"), "taken_name", ["record_id"])
    rows: dict[tuple[str, str], object] = {}
    for kind, columns in NAMED.items():
        wanted = [sa.column(column, sa.Text()) for column in columns]
        table = sa.table(kind, sa.column("id", sa.Uuid()), sa.column("created_at"), *wanted)
        found = op.get_bind().execute(
            sa.select(table.c.id, *wanted).order_by(table.c.created_at, table.c.id)
        )
        for identity, *names in found:
            for name in names:
                if name:
                    rows.setdefault((kind, name.casefold()), identity)
    if rows:
        op.bulk_insert(
            taken,
            [
                {"kind": kind, "name": name, "record_id": identity}
                for (kind, name), identity in rows.items()
            ],
        )


def downgrade() -> None:
    op.drop_table("taken_name")
