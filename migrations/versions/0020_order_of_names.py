"""By what names are compared stands beside them, the same on both databases.

The keys are written out here as `logbook/ordering.py` makes them now: a migration does what it did,
whatever the program comes to do later.
"""

import re
import unicodedata
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_ARTICLES = frozenset({"de", "het", "een", "t", "the", "a", "an"})
_BEFORE_SURNAMES = frozenset(
    {
        "van", "de", "der", "den", "het", "t", "ten", "ter", "te", "in", "op", "aan", "bij",
        "voor", "onder", "uit", "over", "tot", "s", "von", "vom", "zu", "du", "des", "la", "le",
        "les", "da", "di", "del", "della", "dos", "el", "al", "bin", "ibn",
    }
)  # fmt: skip
_NOT_COUNTED = re.compile(
    r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060-\u206f\ufeff]|[.'\u2018\u2019\u02bc`\u00b4]"
)
_BETWEEN = re.compile(r"[\W_]+")


def _name_key(name: str) -> str:
    words = _words(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _person_key(name: str) -> str:
    if "," in name:
        surname, _, rest = name.partition(",")
        name = f"{rest} {surname}"
        words, start = _words(name), len(_words(rest))
    else:
        words = _words(name)
        start = next((at for at, word in enumerate(words) if at and word in _BEFORE_SURNAMES), -1)
    if start < 0:
        return " ".join([*words[-1:], *words[:-1]])
    first, last = words[:start], words[start:]
    while len(last) > 1 and last[0] in _BEFORE_SURNAMES:
        first.append(last.pop(0))
    return " ".join([*last, *first])


def _words(name: str) -> list[str]:
    plain = _NOT_COUNTED.sub("", unicodedata.normalize("NFKD", name).casefold())
    return _BETWEEN.sub(" ", plain).split()


LISTED: dict[str, tuple[str, Callable[[str], str]]] = {
    "account": ("name", _person_key),
    "commitment": ("title_nl", _name_key),
    "office": ("name_nl", _name_key),
    "organisation": ("name_nl", _name_key),
    "person": ("name", _person_key),
    "reusable_text": ("title", _name_key),
    "unit": ("name", _name_key),
}


def upgrade() -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    by_number = sa.Text(collation="C") if is_postgresql else sa.Text()
    for table, (column, key) in LISTED.items():
        op.add_column(table, sa.Column("sort_key", by_number, nullable=False, server_default=""))
        named = sa.table(
            table,
            sa.column("id", sa.Uuid()),
            sa.column(column, sa.Text()),
            sa.column("sort_key", sa.Text()),
        )
        rows = op.get_bind().execute(sa.select(named.c.id, named.c[column])).all()
        if rows:
            op.get_bind().execute(
                named.update()
                .where(named.c.id == sa.bindparam("of"))
                .values(sort_key=sa.bindparam("key")),
                [{"of": identity, "key": key(name)} for identity, name in rows],
            )
        op.create_index(op.f(f"ix_{table}_sort_key"), table, ["sort_key"])


def downgrade() -> None:
    for table in reversed(LISTED):
        op.drop_index(op.f(f"ix_{table}_sort_key"), table)
        op.drop_column(table, "sort_key")
