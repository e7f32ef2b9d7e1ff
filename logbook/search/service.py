"""Keeping the index equal to the records, in the transaction of the change itself."""

import uuid
from collections.abc import Callable, Collection, Iterable
from datetime import date
from hashlib import blake2b
from itertools import groupby
from typing import Any

from sqlalchemy import Select, bindparam, delete, insert, select

from logbook.db import Identified, db
from logbook.gathering import Gathering, is_new
from logbook.prepared import Prepared, PreparedRows
from logbook.search.details import IndexDocument, Kind
from logbook.search.models import SearchDocument, SearchWord
from logbook.search.tokens import terms_of

Documents = Callable[[Iterable[Any]], Iterable[IndexDocument]]

_table: Any = SearchDocument.__table__
_words: Any = SearchWord.__table__
# Made once: to make a statement takes longer than to send it.
_ADDED = PreparedRows(insert(_table))
_KNOWN = Prepared(
    select(_words.c.word).where(_words.c.word.in_(bindparam("words", expanding=True)))
)
_LEARNT = insert(_words)
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2600, 1, 1)
_BITS_WITHIN_DAY = 45
MOST_AT_ONCE = 10_000
"""Words asked for in one statement: both databases limit its parameters."""


def put(documents: Iterable[IndexDocument], *, new: Collection[uuid.UUID] = ()) -> None:
    """Let these records be found by what the documents say, and no longer by what they said.

    Those of the `new` records said nothing yet.
    """
    told = {(document.kind, document.record_id): document for document in documents}
    if not told:
        return
    _remove(name for name in told if name[1] not in new)
    rows = [_row(document) for document in told.values()]
    # Into the table and not the class, which makes a statement for each set of columns.
    _ADDED.write(rows)
    _learn({word for row in rows for word in row["tokens"].split(" ") if word.isalpha()})


def put_at_end(documents: Documents, records: Iterable[Identified]) -> None:
    """Let these records be found by what `documents` makes of them when the transaction ends."""
    gathered = _changed.of(db.session())
    gathered |= dict.fromkeys(records, documents)


def remove(kind: Kind, record_ids: Collection[uuid.UUID]) -> None:
    """Forget records that are gone for good; what may come back is hidden by its feature."""
    gathered = _changed.of(db.session())
    for record in [one for one in gathered if one.id in record_ids]:
        del gathered[record]
    _remove([(kind, record_id) for record_id in record_ids])


def remove_all_but(kind: Kind, present: Select[tuple[uuid.UUID]]) -> None:
    """Forget the records of a kind that are not among those whose ids are selected."""
    gone = SearchDocument.record_id.not_in(present)
    db.session.execute(
        delete(SearchDocument)
        .where(SearchDocument.kind == kind.value, gone)
        .execution_options(synchronize_session=False)
    )


def forget_words() -> None:
    """Begin anew with the words that suggestions are made of; `put` learns them again."""
    db.session.execute(delete(SearchWord))


def number_of(document: IndexDocument) -> int:
    """A number of 63 bits: by day, and within the day by a digest of kind and id.

    Two records of one day share a number once in 35,000,000,000,000 pairs.
    """
    day = min(max(document.day, FIRST_DAY), LAST_DAY).toordinal() - FIRST_DAY.toordinal()
    name = f"{document.kind} {document.record_id}".encode()
    within = int.from_bytes(blake2b(name, digest_size=6).digest()) >> (48 - _BITS_WITHIN_DAY)
    return day << _BITS_WITHIN_DAY | within


def _put_all(changed: dict[Identified, Documents]) -> None:
    records_of: dict[Documents, list[Identified]] = {}
    for record, documents in changed.items():
        records_of.setdefault(documents, []).append(record)
    session = db.session()
    put(
        (one for documents, records in records_of.items() for one in documents(records)),
        new={record.id for record in changed if is_new(session, record)},
    )


_changed: Gathering[Identified, Documents] = Gathering(_put_all, order=1)


def _row(document: IndexDocument) -> dict[str, Any]:
    title = document.title
    texts = [text for text in document.texts if text]
    titles = [text for text in (title.nl, title.en) if text]
    return {
        "number": number_of(document),
        "kind": document.kind.value,
        "record_id": document.record_id,
        "title_nl": title.nl,
        "title_en": title.en,
        "date": document.known.edtf if document.known else None,
        "slug": document.slug,
        "text": "\n".join(texts),
        "tokens": " ".join(terms_of(document.kind, titles, texts)),
    }


def _remove(names: Iterable[tuple[Kind, uuid.UUID]]) -> None:
    for kind, same in groupby(sorted(names), key=lambda name: name[0]):
        db.session.execute(
            delete(SearchDocument).where(
                SearchDocument.kind == kind,
                SearchDocument.record_id.in_([record_id for _, record_id in same]),
            )
        )


def _learn(words: set[str]) -> None:
    unknown = sorted(words)
    for start in range(0, len(unknown), MOST_AT_ONCE):
        some = unknown[start : start + MOST_AT_ONCE]
        known = [word for (word,) in _KNOWN.rows({"words": some})]
        if new := sorted(set(some).difference(known)):
            db.session.connection().execute(_LEARNT, [{"word": word} for word in new])
