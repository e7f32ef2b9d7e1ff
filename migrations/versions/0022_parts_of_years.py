"""Dates may be parts of a year or month: quarters, halves, 'begin 2024', 'medio maart 2024'.

They stand in the columns that dates have; going down, each is kept as well as the program before
could: what happened by its month or year, a term by its last day, on which it stays due.
"""

import datetime as dt
import re

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

HAPPENED = (
    ("paper", "on"),
    ("commitment", "made_on"),
    ("commitment", "submitted_on"),
    ("commitment", "adopted_on"),
    ("meeting", "date"),
    ("evidence", "date"),
)
TERMS = (("follow_up", "due"), ("due_change", "due"))
IN_ONE_MONTH = re.compile(r"(\d{4}-\d\d)-\d\d/\1-\d\d")
NEW = re.compile(r".*/.*|\d{4}-(?:3[3-6]|4[01])")


def upgrade() -> None:
    pass


def downgrade() -> None:
    connection = op.get_bind()
    for name, field in (*HAPPENED, *TERMS):
        text, first, last = (f"{field}_{part}" for part in ("edtf", "earliest", "latest"))
        table = sa.table(
            name,
            sa.column("id", sa.Uuid()),
            sa.column(text, sa.Text()),
            sa.column(first, sa.Date()),
            sa.column(last, sa.Date()),
        )
        long = sa.func.length(table.c[text])
        rows = connection.execute(
            sa.select(table.c.id, table.c[text], table.c[last]).where(long.in_((7, 15, 21)))
        ).all()
        for row_id, edtf, latest in rows:
            if not NEW.fullmatch(edtf):
                continue
            known = _day(latest) if (name, field) in TERMS else _period(edtf)
            values = dict(zip((text, first, last), known, strict=True))
            connection.execute(sa.update(table).where(table.c.id == row_id).values(values))
    # The texts of the index hold dates as well: it is made anew.
    connection.execute(sa.text("UPDATE installation SET index_maker = NULL"))


def _day(day: dt.date) -> tuple[str, dt.date, dt.date]:
    return day.isoformat(), day, day


def _period(edtf: str) -> tuple[str, dt.date, dt.date]:
    """The month that it is a part of, else the year."""
    if IN_ONE_MONTH.fullmatch(edtf):
        first = dt.date.fromisoformat(f"{edtf[:7]}-01")
        following = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
        return edtf[:7], first, following - dt.timedelta(days=1)
    year = int(edtf[:4])
    return edtf[:4], dt.date(year, 1, 1), dt.date(year, 12, 31)
