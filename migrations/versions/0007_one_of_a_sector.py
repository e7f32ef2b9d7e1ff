"""What one organisation of a sector is called, for letters that do not name it.

Filled for the sectors that most ministries have; the others are for an administrator to fill.

Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KNOWN = {
    "banken": ("bank", "bank", "de"),
    "verzekeraars": ("verzekeraar", "insurer", "de"),
    "pensioenfondsen": ("pensioenfonds", "pension fund", "het"),
    "vermogensbeheerders": ("vermogensbeheerder", "asset manager", "de"),
    "pensioenuitvoerders": ("pensioenuitvoerder", "pension provider", "de"),
    "kredietverstrekkers": ("kredietverstrekker", "lender", "de"),
    "accountants": ("accountant", "accountant", "de"),
    "toezichthouders": ("toezichthouder", "supervisor", "de"),
    "vakbonden": ("vakbond", "trade union", "de"),
    "levensmiddelenbedrijven": ("levensmiddelenbedrijf", "food company", "het"),
    "natuursteenbedrijven": ("natuursteenbedrijf", "natural stone company", "het"),
    "sierteeltbedrijven": ("sierteeltbedrijf", "floriculture company", "het"),
}


def upgrade() -> None:
    with op.batch_alter_table("sector") as batch:
        batch.add_column(sa.Column("singular_nl", sa.Text(), nullable=True))
        batch.add_column(sa.Column("singular_en", sa.Text(), nullable=True))
        batch.add_column(sa.Column("article", sa.String(length=24), nullable=True))
        batch.create_check_constraint(batch.f("ck_sector_article"), "article IN ('de', 'het')")
    sector = sa.table(
        "sector",
        *map(sa.column, ("nouns_nl", "nouns_en", "singular_nl", "singular_en", "article")),
    )
    for plural, (nl, en, article) in KNOWN.items():
        op.execute(
            sa.update(sector)
            .where(sa.func.lower(sector.c.nouns_nl) == plural)
            .values(
                singular_nl=nl, singular_en=sa.case((sector.c.nouns_en != "", en)), article=article
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("sector") as batch:
        batch.drop_constraint(batch.f("ck_sector_article"), type_="check")
        batch.drop_column("article")
        batch.drop_column("singular_en")
        batch.drop_column("singular_nl")
