"""By which words commitments are found: what was promised, what it is known by, and its course."""

import uuid
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from logbook.commitments.models import Commitment, Evidence, labelled
from logbook.db import db
from logbook.search import service as search
from logbook.search.details import IndexDocument, Kind, in_both
from logbook.wording import Wording


def index(*records: Commitment) -> None:
    """Let these commitments be found by what they say now."""
    search.put_at_end(documents, records)


def forget(record: Commitment) -> None:
    """Let a commitment be found no more: it is gone for good."""
    search.remove(Kind.COMMITMENT, [record.id])


def documents(records: Iterable[Commitment]) -> list[IndexDocument]:
    """What each is found by, its evidence included."""
    records = list(records)
    evidence = _evidence_of({record.id for record in records})
    return [_document(record, evidence[record.id]) for record in records]


def _evidence_of(ids: set[uuid.UUID]) -> dict[uuid.UUID, list[str | None]]:
    found: dict[uuid.UUID, list[str | None]] = defaultdict(list)
    rows = db.session.execute(
        select(Evidence.commitment_id, Evidence.sentence)
        .where(Evidence.commitment_id.in_(ids))
        .order_by(Evidence.commitment_id, Evidence.position)
    )
    for commitment_id, sentence in rows:
        found[commitment_id] += [sentence.nl, sentence.en]
    return found


def _document(record: Commitment, evidence: list[str | None]) -> IndexDocument:
    known_by = (record.own_number, record.number, record.citation)
    english = record.title.en
    known = record.made_on or record.submitted_on or record.adopted_on
    return IndexDocument(
        Kind.COMMITMENT,
        record.id,
        Wording(
            labelled(record.title.nl, *known_by),
            labelled(english, *known_by) if english else None,
        ),
        known.earliest if known else record.created_at.date(),
        [
            record.text,
            *in_both(record.heading, record.clause, record.occasion),
            *record.parts,
            *known_by,
            record.holder,
            *record.movers,
            record.promised_to,
            *(note.text for note in record.progress),
            *(term.text for term in record.deadlines),
            *(change.reason for change in record.status_changes),
            *evidence,
        ],
        known=known,
    )
