"""The one place where the databases differ: how terms are asked of their index.

Every term is quoted. It consists of letters, digits and `_` only, so that nothing in it is an
operator of either language.
"""

import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    Uuid,
    cast,
    column,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.types import UserDefinedType

from logbook.db import db
from logbook.search.models import SearchDocument
from logbook.search.tokens import SearchTerm, Wanted


class _Asked(UserDefinedType[str]):
    """PostgreSQL's tsquery, without reading SQLAlchemy's half of PostgreSQL where it is not."""

    cache_ok = True

    def get_col_spec(self, **_kw: Any) -> str:
        """Its name in a CAST."""
        return "TSQUERY"


HIT = "hit"
kind_of_hit: ColumnElement[str] = literal_column(f"{HIT}.kind", String)
record_of_hit: ColumnElement[uuid.UUID] = literal_column(f"{HIT}.record_id", Uuid)
"""What a condition on hits may ask of each, written once for all statements."""

_INDEX = table("search_index", column("rowid"))
_TERMS: ColumnElement[Any] = literal_column("search_index")


def hits(wanted: Wanted) -> Subquery:
    """Number, kind and record_id of every document that holds what is wanted.

    They come from the newest on (`number` falling), each when its turn comes: a common word has
    more of them than anybody wants. Asked for that order once more, PostgreSQL finds all of them
    first, by its index; not asked, it may walk from the newest record on until it has enough.
    """
    return hits_of(literal(asked_for(wanted)), on_sqlite=is_on_sqlite())


def hits_of(asked: ColumnElement[str], *, on_sqlite: bool) -> Subquery:
    """The same of what `asked_for` makes of what is wanted, said here or when it is asked."""
    return (_on_sqlite(asked) if on_sqlite else _on_postgresql(asked)).subquery(HIT)


def is_on_sqlite() -> bool:
    """Whether the database is SQLite."""
    return db.session.get_bind().dialect.name == "sqlite"


def asked_for(wanted: Wanted) -> str:
    """What is wanted, in the language of the database's index."""
    if is_on_sqlite():
        return _joined(wanted, " AND ", " OR ", lambda term: f'"{term.text}"{"*" * term.begins}')
    return _joined(wanted, " & ", " | ", lambda term: f"'{term.text}'{':*' * term.begins}")


def _on_sqlite(asked: ColumnElement[str]) -> Select[Any]:
    return (
        select(_INDEX.c.rowid.label("number"), SearchDocument.kind, SearchDocument.record_id)
        .join(SearchDocument, SearchDocument.number == _INDEX.c.rowid)
        .where(_TERMS.op("MATCH")(asked))
        .order_by(_INDEX.c.rowid.desc())
    )


def _on_postgresql(asked: ColumnElement[str]) -> Select[int, str, uuid.UUID]:
    """With OFFSET, which keeps conditions on the hits from being asked before they are in order."""
    return (
        select(SearchDocument.number, SearchDocument.kind, SearchDocument.record_id)
        .where(_TERMS.op("@@")(cast(asked, _Asked)))
        .order_by(SearchDocument.number.desc())
        .offset(0)
    )


def _joined(
    wanted: Wanted, conjunction: str, disjunction: str, quoted: Callable[[SearchTerm], str]
) -> str:
    return conjunction.join(
        "(" + disjunction.join(quoted(term) for term in group) + ")" for group in wanted
    )
