"""Names that no two records of a kind have, whatever their capitals and in whichever language.

The rule looks before it lets a record in, and says what is wrong. That two who look at the same
moment are not both let in, the database sees to: each name has a row here.
"""

import uuid
from typing import Any, ClassVar

from sqlalchemy import delete, event, insert, inspect
from sqlalchemy.orm import Mapped, Session, mapped_column

from logbook.db import Base, Identified


class TakenName(Base):
    """A name, folded, of a kind of record, and whose it is."""

    __tablename__ = "taken_name"

    kind: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[uuid.UUID] = mapped_column(index=True)


class UniquelyNamed(Identified):
    """A row whose `names`, columns of its own, are those of no other row of its kind.

    An older database may hold a name twice: it is the older record's then, and whoever next writes
    the other one is asked for another name.
    """

    __abstract__ = True

    names: ClassVar[tuple[str, ...]] = ()


_CORE: dict[str, Any] = {"execution_options": {"synchronize_session": False}}


@event.listens_for(Session, "before_flush")
def _keep_names(session: Session, _flushing: object, _rows: object) -> None:
    """Keep the names of what is about to be written; those of what is deleted are free again."""
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, UniquelyNamed) and (row in session.deleted or _is_renamed(row)):
            if row in session.new and vars(row).get("id") is None:
                row.id = uuid.uuid4()
            session.execute(delete(TakenName).where(TakenName.record_id == row.id), **_CORE)
            if row not in session.deleted and (names := _names_of(row)):
                session.execute(insert(TakenName), names)


def _is_renamed(row: UniquelyNamed) -> bool:
    attributes: Any = inspect(row).attrs
    return any(attributes[name].history.has_changes() for name in row.names)


def _names_of(row: UniquelyNamed) -> list[dict[str, Any]]:
    """In one order for everybody: two who write the same two names do not wait for each other."""
    names = {name.casefold() for column in row.names if (name := getattr(row, column))}
    return [
        {"kind": row.__tablename__, "name": name, "record_id": row.id} for name in sorted(names)
    ]
