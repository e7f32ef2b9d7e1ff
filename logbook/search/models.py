"""What is stored for searching: one table of documents, and beside it each database's index.

On SQLite the index is a virtual table that triggers keep equal to the documents; on PostgreSQL it
is a column that the database fills, with an index of its own. Either holds the terms exactly as
written here: no database folds, stems or splits anything, so that both give the same answers.
"""

import uuid

from sqlalchemy import DDL, BigInteger, Integer, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from logbook.columns import MappedWording, required_wording
from logbook.db import Base
from logbook.wording import Wording


class SearchDocument(Base):
    """What is known of a record for finding it. Rows are replaced, never changed.

    `number` rises with the day of the record: both databases walk their index along it, and so find
    the newest first without looking at the rest. `text` is what an excerpt is taken from, `tokens`
    the terms of the index with blanks between them.
    """

    __tablename__ = "search_document"
    __table_args__ = (UniqueConstraint("kind", "record_id"),)

    number: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    kind: Mapped[str]
    record_id: Mapped[uuid.UUID]
    title: MappedWording[Wording] = required_wording("title")
    date: Mapped[str | None]  # EDTF
    slug: Mapped[str | None]
    text: Mapped[str]
    tokens: Mapped[str]


class SearchWord(Base):
    """A word that stands, or stood, in some document: what a mistyped word may have meant.

    A word may stand here twice: were it unique, two people who save new words at the same time
    would have to wait for each other. Never shown unless the reader would find it.
    """

    __tablename__ = "search_word"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(index=True)


_INDEX_ON_SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='search_document',"
    " content_rowid='number', tokenize=\"ascii tokenchars '_'\", detail='none', columnsize=0)"
)
_WHEN_ADDED = (
    "CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN"
    " INSERT INTO search_index(rowid, tokens) VALUES (new.number, new.tokens); END"
)
_WHEN_REMOVED = (
    "CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN"
    " INSERT INTO search_index(search_index, rowid, tokens)"
    " VALUES ('delete', old.number, old.tokens); END"
)
_COLUMN_ON_POSTGRESQL = (
    "ALTER TABLE search_document ADD COLUMN search_index tsvector NOT NULL"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED"
)
_INDEX_ON_POSTGRESQL = "CREATE INDEX search_index_terms ON search_document USING gin (search_index)"


def _run(when: str, engine: str, *statements: str) -> None:
    """Let `create_all` and `drop_all` do what the migrations do."""
    for statement in statements:
        ddl = DDL(statement).execute_if(dialect=engine)  # type: ignore[no-untyped-call]
        event.listen(SearchDocument.__table__, when, ddl)


_run("after_create", "sqlite", _INDEX_ON_SQLITE, _WHEN_ADDED, _WHEN_REMOVED)
_run("after_create", "postgresql", _COLUMN_ON_POSTGRESQL, _INDEX_ON_POSTGRESQL)
_run("before_drop", "sqlite", "DROP TABLE search_index")
