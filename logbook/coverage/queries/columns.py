"""The columns: topics in the order of their tree, or what is owed to the House."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from logbook.commitments.models import CLOSED_STATUSES, Commitment, commitment_topic
from logbook.coverage.details import By, Column, CoverageFilter
from logbook.db import db
from logbook.directory.models import Topic
from logbook.ordering import name_key
from logbook.paging import Paging
from logbook.wording import Wording

Above = Mapping[uuid.UUID, Sequence[uuid.UUID]]
"""The columns that a talk about something counts for: itself, and those that it is part of."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Those that are shown, and which of them a talk about something counts for."""

    shown: Sequence[Column]
    above: Above

    def window(self, paging: Paging) -> "Columns":
        """A page of them."""
        shown = self.shown[paging.offset : paging.offset + paging.size]
        kept = {column.id for column in shown}
        above = {id_: [one for one in chain if one in kept] for id_, chain in self.above.items()}
        return Columns(shown, {id_: chain for id_, chain in above.items() if chain})


def columns(wanted: CoverageFilter) -> Columns:
    """All that are asked for. One query; the topics of a commitment cost one more."""
    found, above = _commitments(wanted) if wanted.by is By.COMMITMENT else _topics(wanted)
    return Columns(found, above).window(Paging(size=max(len(found), 1)))


def _topics(wanted: CoverageFilter) -> tuple[list[Column], Above]:
    """In use, a topic before those below it. What is said of a topic is said of those above it."""
    rows = db.session.execute(
        select(
            Topic.id, Topic.slug, Topic.label.nl, Topic.label.en, Topic.rhythm, Topic.retired,
            Topic.parent_id,
        ).order_by(Topic.id)
    ).all()  # fmt: skip
    parents = {row.id: row.parent_id for row in rows}
    above = {row.id: _chain(parents, row.id) for row in rows}
    names = {row.id: name_key(row[2]) for row in rows}
    asked = _topics_of(wanted.commitment) if wanted.commitment else None
    chosen = [
        row
        for row in sorted(rows, key=lambda row: [names[id_] for id_ in reversed(above[row.id])])
        if not row.retired
        and (wanted.topic is None or wanted.topic in above[row.id])
        and (asked is None or row.id in asked)
    ]
    return [Column(row.id, row.slug, Wording(row[2], row[3]), row.rhythm) for row in chosen], above


def _chain(parents: Mapping[uuid.UUID, uuid.UUID | None], id_: uuid.UUID) -> list[uuid.UUID]:
    """Itself, its parent and so on; ends, also where they go round."""
    found = [id_]
    while (parent := parents.get(found[-1])) is not None and parent not in found:
        found.append(parent)
    return found


def _topics_of(commitment: uuid.UUID) -> set[uuid.UUID]:
    of_it = select(commitment_topic.c.topic_id).where(
        commitment_topic.c.commitment_id == commitment
    )
    return set(db.session.scalars(of_it))


def _commitments(wanted: CoverageFilter) -> tuple[list[Column], Above]:
    """What is still owed, by title; one that is asked for by name, also when it is settled."""
    asked = select(
        Commitment.id, Commitment.title.nl, Commitment.title.en, Commitment.number
    ).order_by(Commitment.sort_key, Commitment.id)
    if wanted.commitment is not None:
        asked = asked.where(Commitment.id == wanted.commitment)
    else:
        asked = asked.where(Commitment.status.not_in(CLOSED_STATUSES))
    if wanted.topic is not None:
        about = select(commitment_topic.c.commitment_id).where(
            commitment_topic.c.topic_id == wanted.topic
        )
        asked = asked.where(Commitment.id.in_(about))
    rows = db.session.execute(asked).all()
    found = [Column(id_, str(id_), Wording(nl, en)) for id_, nl, en, _number in rows]
    return found, {column.id: [column.id] for column in found}
