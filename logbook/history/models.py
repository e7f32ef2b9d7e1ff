"""What is stored of every change: an entry in the chain, and apart from it the values.

The chain covers a salted digest of the values. Retention may empty the values and their salt; the
chain still verifies, and from the digest alone nobody can guess what the values were. The database
refuses to have any of it changed.
"""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, event, insert
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.db import Base, Identified
from logbook.history.append_only import guard
from logbook.history.chain import GENESIS


class HistoryHead(Base):
    """One row (id 1): the last entry's sequence and digest.

    Its sequence is the change number of the whole program. A writer locks it, so that entries are
    numbered in the order in which they are committed and the chain never forks.
    """

    __tablename__ = "history_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    digest: Mapped[str]


@event.listens_for(HistoryHead.__table__, "after_create")
def _make_head(_table: object, connection: Connection, **_facts: object) -> None:
    """It stands from the start, as after the migrations: two first writers cannot both make it."""
    connection.execute(insert(HistoryHead).values(id=1, seq=0, digest=GENESIS))


class HistoryEntry(Base):
    """One change of one record: who, when, what kind of act. `actor_id` None is the program."""

    __tablename__ = "history_entry"
    __table_args__ = (
        Index(None, "record_id", "seq"),
        Index(None, "kind", "seq"),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor_id: Mapped[uuid.UUID | None]
    action: Mapped[str]
    kind: Mapped[str]
    record_id: Mapped[uuid.UUID]
    values_digest: Mapped[str]
    digest: Mapped[str]

    values: Mapped["HistoryValues | None"] = relationship(back_populates="entry", lazy="raise")


class HistoryValues(Base):
    """The whole record before and after, with the rows it owns; None where there was none."""

    __tablename__ = "history_values"

    seq: Mapped[int] = mapped_column(
        ForeignKey("history_entry.seq"), primary_key=True, autoincrement=False
    )
    salt: Mapped[str]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]

    entry: Mapped[HistoryEntry] = relationship(back_populates="values", lazy="raise")


class HistoryEmptied(Base):
    """The note that the values of an entry were emptied, and by whom; None is the program.

    Without it the database lets no values go.
    """

    __tablename__ = "history_emptied"

    seq: Mapped[int] = mapped_column(
        ForeignKey("history_entry.seq"), primary_key=True, autoincrement=False
    )
    at: Mapped[datetime]
    actor_id: Mapped[uuid.UUID | None]


class ExportEntry(Identified, Base):
    """Something that left the system: a feed link made, a dossier taken, a calendar file."""

    __tablename__ = "export_entry"

    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[uuid.UUID | None]
    what: Mapped[str]
    format: Mapped[str]
    record_id: Mapped[uuid.UUID | None]
    sha256: Mapped[str | None]


for _model in (HistoryHead, HistoryEntry, HistoryValues, HistoryEmptied, ExportEntry):
    guard(Base.metadata.tables[_model.__tablename__])
