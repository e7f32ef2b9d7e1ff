"""The register as a list: narrowed by filters, ordered by what is due."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    case,
    nulls_last,
    or_,
    select,
)
from sqlalchemy.orm import joinedload, raiseload, selectinload

from logbook.citations import parse
from logbook.commitments.models import (
    CLOSED_STATUSES,
    Chamber,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    commitment_topic,
)
from logbook.commitments.queries.single import whole
from logbook.directory.models import Topic
from logbook.paging import Page, Paging, page_of
from logbook.search.details import Kind
from logbook.search.queries import holding


class State(StrEnum):
    """Whether something is still owed to the House."""

    OPEN = "open"
    CLOSED = "closed"


class Order(StrEnum):
    """By what the list is ordered; with a minus the other way about."""

    TERM = "term"
    TERM_LAST = "-term"
    TITLE = "title"
    TITLE_LAST = "-title"
    KIND = "kind"
    KIND_LAST = "-kind"
    STATUS = "status"
    STATUS_LAST = "-status"
    BEGAN = "began"
    BEGAN_LAST = "-began"


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """What is asked for; None and blank ask nothing."""

    q: str = ""
    kind: CommitmentKind | None = None
    state: State | None = None
    status: CommitmentStatus | None = None
    chamber: Chamber | None = None
    topic: uuid.UUID | None = None
    owner: uuid.UUID | None = None
    unit: uuid.UUID | None = None
    sort: Order = Order.TERM

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """One per filter; all of them hold together."""
        wanted = (
            (Commitment.kind, self.kind),
            (Commitment.status, self.status),
            (Commitment.chamber, self.chamber),
            (Commitment.unit_id, self.unit),
        )
        yield from (column == value for column, value in wanted if value is not None)
        if self.owner is not None:
            yield or_(Commitment.owner_id == self.owner, Commitment.deputy_id == self.owner)
        if self.state is not None:
            closed = Commitment.status.in_(CLOSED_STATUSES)
            yield closed if self.state is State.CLOSED else ~closed
        if self.topic is not None:
            yield _about(self.topic)
        if self.q:
            yield _says(self.q)


def commitments(wanted: CommitmentFilter, paging: Paging) -> Page[Commitment]:
    """Whole records, for programs."""
    return page_of(_ordered(wanted).options(*whole()), paging)


def commitment_rows(wanted: CommitmentFilter, paging: Paging) -> Page[Commitment]:
    """What a line of the list tells: the records with topics, terms, owner and unit only."""
    return page_of(
        _ordered(wanted).options(
            joinedload(Commitment.owner),
            joinedload(Commitment.unit),
            selectinload(Commitment.topics),
            selectinload(Commitment.deadlines),
            raiseload("*"),
        ),
        paging,
    )


def _ordered(wanted: CommitmentFilter) -> Select[Any]:
    """By the order asked for; what is closed stands below what is open when ordered by term."""
    term = (
        select(Deadline.on)
        .where(Deadline.commitment_id == Commitment.id)
        .order_by(Deadline.position.desc())
        .limit(1)
        .scalar_subquery()
    )
    began = case(
        (Commitment.made_on.earliest.is_not(None), Commitment.made_on.earliest),
        (Commitment.adopted_on.earliest.is_not(None), Commitment.adopted_on.earliest),
        else_=Commitment.submitted_on.earliest,
    )
    keys: Mapping[str, SQLColumnExpression[Any]] = {
        "term": term,
        "title": Commitment.sort_key,
        "kind": Commitment.kind,
        "status": Commitment.status,
        "began": began,
    }
    key = keys[wanted.sort.value.removeprefix("-")]
    key = key.desc() if wanted.sort.value.startswith("-") else key.asc()
    closed = case((Commitment.status.in_(CLOSED_STATUSES), 1), else_=0)
    orders = [nulls_last(key), nulls_last(began.desc()), Commitment.sort_key, Commitment.id]
    if wanted.sort is Order.TERM:
        orders.insert(0, closed)
    return select(Commitment).where(*wanted.conditions()).order_by(*orders)


def _about(topic: uuid.UUID) -> ColumnElement[bool]:
    """About the topic or one below it."""
    below = select(Topic.id).where(Topic.id == topic).cte("below", recursive=True)
    below = below.union(select(Topic.id).join(below, Topic.parent_id == below.c.id))
    return Commitment.id.in_(
        select(commitment_topic.c.commitment_id).where(
            commitment_topic.c.topic_id.in_(select(below.c.id))
        )
    )


def _says(text: str) -> ColumnElement[bool]:
    """It holds the words of the text; or the text cites it, in any notation."""
    spoken = holding(Commitment.id, Kind.COMMITMENT, text)
    cited = parse(text)
    if cited is None:
        return spoken
    same = (Commitment.dossier_number == cited.dossier) & (Commitment.paper == cited.paper)
    return or_(spoken, same)
