"""What is found: a page of hits, and how many there are of each kind."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select, union_all

from logbook.dates import PartialDate
from logbook.db import db
from logbook.paging import Page, Paging
from logbook.policy import Caller
from logbook.search.details import Kind, Source
from logbook.search.models import SearchDocument
from logbook.search.queries.excerpts import Piece, excerpt, marked
from logbook.search.queries.matching import holding
from logbook.search.tokens import Question, Wanted, of_kind
from logbook.wording import Wording

MOST_COUNTED = 10_000
"""Hits beyond which nobody counts or turns pages: asking more costs time and tells nothing."""

Sources = Sequence[Source]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: what it is called, and where in it the words stand."""

    kind: Kind
    id: uuid.UUID
    title: Wording
    date: PartialDate | None
    slug: str | None
    title_pieces: list[Piece]
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, and how many there are of each kind; `more`: counting stopped early."""

    page: Page[Hit]
    counts: dict[Kind, int]
    more: bool

    @property
    def everything(self) -> int:
        """How many hits there are of all kinds together."""
        return sum(self.counts.values())


def search(
    caller: Caller,
    text: str,
    sources: Sources,
    paging: Paging,
    *,
    kind: Kind | None = None,
) -> Found:
    """The records of these sources that hold all words of the text, of one kind or of all.

    Those with all words in their title come first; then, as within each, the newest. Hits beyond
    MOST_COUNTED are not counted and not shown.
    """
    question = Question.of(text)
    if not question:
        return Found(Page([], 0, paging), {}, more=False)
    visible = visible_to(caller, sources)
    counts = _counts(question.wanted, visible)
    more = sum(counts.values()) == MOST_COUNTED
    within = (of_kind(kind),) if kind else ()
    if more and kind:
        counts |= _counts((*question.wanted, *within), visible)
    total = counts.get(kind, 0) if kind else sum(counts.values())
    hits = _hits(caller, question, within, visible, paging) if paging.offset < total else []
    return Found(Page(hits, total, paging), counts, more)


def visible_to(caller: Caller, sources: Sources) -> ColumnElement[bool]:
    """Of documents: the record is of one of the sources, and its feature shows it to the caller."""
    return or_(
        *(
            and_(
                SearchDocument.kind == source.kind.value,
                exists().where(
                    source.model.id == SearchDocument.record_id,  # type: ignore[attr-defined]
                    source.visible(caller),
                ),
            )
            for source in sources
        )
    )


def _counts(wanted: Wanted, visible: ColumnElement[bool]) -> dict[Kind, int]:
    hits = holding(SearchDocument.kind, wanted=wanted).where(visible).limit(MOST_COUNTED).subquery()
    rows = db.session.execute(select(hits.c.kind, func.count()).group_by(hits.c.kind))
    return {Kind(kind): count for kind, count in rows}


def _hits(
    caller: Caller,
    question: Question,
    within: Wanted,
    visible: ColumnElement[bool],
    paging: Paging,
) -> list[Hit]:
    """The page: from each of the two ranks no more than stands before its end."""
    most = min(paging.offset + paging.size, MOST_COUNTED)
    named = (*question.wanted_in_title, *within)
    others = (*question.wanted, *within)
    ranks = [
        holding(SearchDocument.number, literal(0).label("rank"), wanted=named, newest_first=True),
        holding(
            SearchDocument.number,
            literal(1).label("rank"),
            wanted=others,
            without=question.wanted_in_title,
            newest_first=True,
        ),
    ]
    placed = union_all(
        *(select(rank.where(visible).limit(most).subquery()) for rank in ranks)
    ).subquery()
    rows = db.session.execute(
        select(SearchDocument, placed.c.rank)
        .join(placed, placed.c.number == SearchDocument.number)
        .order_by(placed.c.rank, placed.c.number.desc())
        .limit(most - paging.offset)
        .offset(paging.offset)
    )
    return [_hit(document, question, caller.language) for document, _ in rows]


def _hit(document: SearchDocument, question: Question, language: str) -> Hit:
    return Hit(
        kind=Kind(document.kind),
        id=document.record_id,
        title=document.title,
        date=PartialDate.parse(document.date) if document.date else None,
        slug=document.slug,
        title_pieces=marked(document.title.in_language(language), question),
        pieces=excerpt(document.text, question),
    )
