"""What an installation is for, and a domain that may still have to come.

Whoever has the example's administrator under the id that only the example gives her, has the
example; any other database with accounts is a real one.

Revises: 0008
"""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

EXAMPLES_ADMINISTRATOR = uuid.UUID("85caf68b-0fec-5600-9d32-9f77c4bf9018")
WITHOUT_DOMAIN = "logbook.invalid"

account = sa.table("account", sa.column("id", sa.Uuid()))
installation = sa.table("installation", *map(sa.column, ("id", "domain", "kind")))


def upgrade() -> None:
    with op.batch_alter_table("installation") as batch:
        batch.alter_column("domain", existing_type=sa.Text(), nullable=True)
        batch.add_column(sa.Column("kind", sa.String(length=24), nullable=True))
        batch.create_check_constraint(
            batch.f("ck_installation_installationkind"), "kind IN ('example', 'real')"
        )
    rows = op.get_bind()
    if rows.scalar(sa.select(sa.exists(sa.select(account.c.id)))):
        invented = sa.exists(sa.select(account.c.id).where(account.c.id == EXAMPLES_ADMINISTRATOR))
        kind = "example" if rows.scalar(sa.select(invented)) else "real"
        if rows.scalar(sa.select(sa.exists(sa.select(installation.c.id)))):
            op.execute(sa.update(installation).values(kind=kind))
        else:
            op.execute(sa.insert(installation).values(id=1, kind=kind))


def downgrade() -> None:
    op.execute(
        sa.update(installation).where(installation.c.domain.is_(None)).values(domain=WITHOUT_DOMAIN)
    )
    with op.batch_alter_table("installation") as batch:
        batch.drop_constraint(batch.f("ck_installation_installationkind"), type_="check")
        batch.drop_column("kind")
        batch.alter_column("domain", existing_type=sa.Text(), nullable=False)
