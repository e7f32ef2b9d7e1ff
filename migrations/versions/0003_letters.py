"""What people need to write a letter: its unit, what the records say now, undoing; old phrases.

Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("report", schema=None) as batch:
        batch.add_column(sa.Column("unit_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("access", sa.Text(), nullable=True))
        batch.add_column(sa.Column("ministry", sa.Text(), nullable=True))
    op.execute(
        "UPDATE report SET access = 'everyone', unit_id ="
        " (SELECT unit_id FROM account WHERE account.id = report.author_id)"
    )
    with op.batch_alter_table("report", schema=None) as batch:
        batch.alter_column("unit_id", existing_type=sa.Uuid(), nullable=False)
        batch.alter_column(
            "access",
            existing_type=sa.Text(),
            type_=sa.Enum(
                "everyone",
                "unit",
                "named",
                name="access",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        )
        batch.create_foreign_key(batch.f("fk_report_unit_id"), "unit", ["unit_id"], ["id"])
    with op.batch_alter_table("phrase", schema=None) as batch:
        batch.add_column(
            sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("signatory", schema=None) as batch:
        batch.add_column(sa.Column("called", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("holder", sa.Text(), nullable=True))
    with op.batch_alter_table("report_section", schema=None) as batch:
        batch.add_column(sa.Column("key", sa.Text(), nullable=False, server_default=""))
        batch.alter_column("heading_nl", new_column_name="heading", existing_type=sa.Text())
        batch.drop_column("heading_en")
    with op.batch_alter_table("paragraph", schema=None) as batch:
        batch.add_column(
            sa.Column("is_list", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("fresh", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("editing_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("previous", sa.JSON(), nullable=True))
        for name in ("created_at", "updated_at"):
            batch.add_column(
                sa.Column(
                    name,
                    sa.DateTime(timezone=True),
                    nullable=False,
                    server_default="1970-01-01 00:00:00",
                )
            )
    with op.batch_alter_table("finding", schema=None) as batch:
        batch.add_column(sa.Column("account_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("at", sa.DateTime(timezone=True), nullable=True))
        batch.create_foreign_key(
            batch.f("fk_finding_account_id"), "account", ["account_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("finding", schema=None) as batch:
        batch.drop_constraint(batch.f("fk_finding_account_id"), type_="foreignkey")
        batch.drop_column("at")
        batch.drop_column("account_id")
    with op.batch_alter_table("paragraph", schema=None) as batch:
        for name in ("updated_at", "created_at", "previous", "editing_id", "fresh", "is_list"):
            batch.drop_column(name)
    with op.batch_alter_table("report_section", schema=None) as batch:
        batch.add_column(sa.Column("heading_en", sa.Text(), nullable=True))
        batch.alter_column("heading", new_column_name="heading_nl", existing_type=sa.Text())
        batch.drop_column("key")
    with op.batch_alter_table("signatory", schema=None) as batch:
        batch.drop_column("holder")
        batch.drop_column("called")
    with op.batch_alter_table("phrase", schema=None) as batch:
        batch.drop_column("retired")
    with op.batch_alter_table("report", schema=None) as batch:
        batch.drop_constraint(batch.f("fk_report_unit_id"), type_="foreignkey")
        batch.drop_constraint(batch.f("ck_report_access"), type_="check")
        for name in ("ministry", "access", "unit_id"):
            batch.drop_column(name)
