"""The one place where the databases differ: how terms are asked of their index.

Every term is quoted. It consists of letters, digits and `_` only, so that nothing in it is an
operator of either language.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, cast, column, literal, literal_column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY

from logbook.db import db
from logbook.search.models import VECTOR, SearchDocument
from logbook.search.tokens import Term, Wanted

_INDEX = table("search_index", column("rowid"))
_WHOLE_INDEX: ColumnElement[Any] = literal_column("search_index")


def holding(*columns: Any, wanted: Wanted, newest_first: bool = False) -> Select[Any]:
    """These columns of every document that holds what is wanted."""
    if db.session.get_bind().dialect.name == "sqlite":
        rows = (
            select(*columns)
            .select_from(_INDEX)
            .join(SearchDocument, SearchDocument.number == _INDEX.c.rowid)
            .where(_WHOLE_INDEX.op("MATCH")(_for_sqlite(wanted)))
        )
        order: ColumnElement[Any] = _INDEX.c.rowid
    else:
        asked = cast(literal(_for_postgresql(wanted)), TSQUERY)
        rows = select(*columns).where(literal_column(VECTOR).op("@@")(asked))
        order = SearchDocument.__table__.c.number
    return rows.order_by(order.desc()) if newest_first else rows


def _for_sqlite(wanted: Wanted) -> str:
    return _joined(wanted, " AND ", " OR ", lambda term: f'"{term.text}"{"*" * term.begins}')


def _for_postgresql(wanted: Wanted) -> str:
    return _joined(wanted, " & ", " | ", lambda term: f"'{term.text}'{':*' * term.begins}")


def _joined(
    wanted: Wanted, conjunction: str, disjunction: str, quoted: Callable[[Term], str]
) -> str:
    return conjunction.join(
        "(" + disjunction.join(quoted(term) for term in group) + ")" for group in wanted
    )
