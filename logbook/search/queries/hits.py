"""What is found: a page of hits, and how many there are of each kind."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

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

MOST_COUNTED = 1000
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
    counts: Mapping[Kind, int]
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
    newest = _newest(question.wanted, visible)
    counts, more = Counter(newest.values()), len(newest) == MOST_COUNTED
    within = (of_kind(kind),) if kind else ()
    if kind and more:
        newest = _newest((*question.wanted, *within), visible)
        counts[kind] = len(newest)
    elif kind:
        newest = {number: each for number, each in newest.items() if each is kind}
    last = min(paging.offset + paging.size, len(newest))
    placed = dict.fromkeys(_numbers((*question.wanted_in_title, *within), visible, last)) | newest
    hits = _hits(list(placed)[paging.offset : last], question, caller.language)
    return Found(Page(hits, len(newest), paging), counts, more)


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


def _newest(wanted: Wanted, visible: ColumnElement[bool]) -> dict[int, Kind]:
    """The kind of each hit by its number, from the newest on."""
    columns = SearchDocument.number, SearchDocument.kind
    hits = holding(*columns, wanted=wanted, newest_first=True).where(visible).limit(MOST_COUNTED)
    return {number: Kind(kind) for number, kind in db.session.execute(hits)}


def _numbers(wanted: Wanted, visible: ColumnElement[bool], most: int) -> Sequence[int]:
    """The numbers of the newest hits."""
    if most == 0:
        return ()
    hits = holding(SearchDocument.number, wanted=wanted, newest_first=True)
    return db.session.scalars(hits.where(visible).limit(most)).all()


def _hits(numbers: Sequence[int], question: Question, language: str) -> list[Hit]:
    if not numbers:
        return []
    own = SearchDocument.__table__.c
    columns = (own.kind, own.record_id, own.title_nl, own.title_en, own.date, own.slug, own.text)
    rows = db.session.execute(select(own.number, *columns).where(own.number.in_(numbers)))
    found = {row.number: _hit(row, question, language) for row in rows}
    return [found[number] for number in numbers if number in found]


def _hit(row: Any, question: Question, language: str) -> Hit:
    title = Wording(row.title_nl, row.title_en)
    return Hit(
        kind=Kind(row.kind),
        id=row.record_id,
        title=title,
        date=PartialDate.parse(row.date) if row.date else None,
        slug=row.slug,
        title_pieces=marked(title.in_language(language), question),
        pieces=excerpt(row.text, question),
    )
