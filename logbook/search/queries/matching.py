"""The one place where the databases differ: how terms are asked of their index.

Every term is quoted. It consists of letters, digits and `_` only, so that nothing in it is an
operator of either language.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, cast, column, literal, literal_column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY

from logbook.db import db
from logbook.search.models import VECTOR, SearchDocument
from logbook.search.tokens import Wanted

_INDEX = table("search_index", column("rowid"))
_WHOLE_INDEX: ColumnElement[Any] = literal_column("search_index")


def holding(
    *columns: Any, wanted: Wanted, without: Wanted = (), newest_first: bool = False
) -> Select[Any]:
    """These columns of every document that holds what is wanted and not all of `without`."""
    if db.session.get_bind().dialect.name == "sqlite":
        rows = (
            select(*columns)
            .select_from(_INDEX)
            .join(SearchDocument, SearchDocument.number == _INDEX.c.rowid)
            .where(_WHOLE_INDEX.op("MATCH")(_for_sqlite(wanted, without)))
        )
        order: ColumnElement[Any] = _INDEX.c.rowid
    else:
        asked = cast(literal(_for_postgresql(wanted, without)), TSQUERY)
        rows = select(*columns).where(literal_column(VECTOR).op("@@")(asked))
        order = SearchDocument.__table__.c.number
    return rows.order_by(order.desc()) if newest_first else rows


def _for_sqlite(wanted: Wanted, without: Wanted) -> str:
    asked = _joined(wanted, " AND ", " OR ", lambda term: f'"{term.text}"{"*" * term.begins}')
    return f"({asked}) NOT ({_for_sqlite(without, ())})" if without else asked


def _for_postgresql(wanted: Wanted, without: Wanted) -> str:
    asked = _joined(wanted, " & ", " | ", lambda term: f"'{term.text}'{':*' * term.begins}")
    return f"({asked}) & !({_for_postgresql(without, ())})" if without else asked


def _joined(wanted: Wanted, conjunction: str, disjunction: str, quoted: Any) -> str:
    return conjunction.join(
        "(" + disjunction.join(quoted(term) for term in group) + ")" for group in wanted
    )
