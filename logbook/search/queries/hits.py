"""What is found: a page of hits, and how many there are of each kind."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)

from logbook.asking import asked_by, asker
from logbook.dates import PartialDate
from logbook.db import db
from logbook.paging import Page, Paging
from logbook.policy import Caller, Role
from logbook.search.details import IndexSource, Kind
from logbook.search.models import SearchDocument
from logbook.search.queries.compounds import with_compounds
from logbook.search.queries.excerpts import Piece, excerpt
from logbook.search.queries.matching import (
    HIT,
    asked_for,
    hits,
    hits_of,
    is_on_sqlite,
    kind_of_hit,
    record_of_hit,
)
from logbook.search.tokens import Question, Wanted, of_kind
from logbook.wording import Wording

MOST_COUNTED = 1000
"""Hits beyond which nobody counts or turns pages: asking more costs time and tells nothing."""

Sources = Sequence[IndexSource]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: what it is called, and where in it the words stand."""

    kind: Kind
    id: uuid.UUID
    title: Wording
    date: PartialDate | None
    slug: str | None
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
    question = with_compounds(Question.of(text))
    if not question:
        return Found(Page([], 0, paging), {}, more=False)
    asks = _Asks(caller, tuple(sources))
    newest = asks.newest(question.wanted)
    counts, more = Counter(newest.values()), len(newest) == MOST_COUNTED
    within = (of_kind(kind),) if kind else ()
    if kind and more:
        newest = asks.newest((*question.wanted, *within))
        counts[kind] = len(newest)
    elif kind:
        newest = {number: each for number, each in newest.items() if each is kind}
    last = min(paging.offset + paging.size, len(newest))
    first = asks.numbers((*question.wanted_in_title, *within), last)
    placed = dict.fromkeys(first) | newest
    shown = _shown(list(placed)[paging.offset : last], question)
    return Found(Page(shown, len(newest), paging), counts, more)


def best_of_each(caller: Caller, text: str, sources: Sequence[IndexSource], most: int) -> list[Hit]:
    """At most so many records with all words in their title: the newest of each kind in turn.

    So a name finds its organisation, however many meetings are called after it.
    """
    question = with_compounds(Question.of(text))
    if not question or most < 1:
        return []
    newest = [_newest_in_title(question, source, caller, most).subquery() for source in sources]
    rows = db.session.execute(union_all(*(select(one) for one in newest)))
    turns: Counter[str] = Counter()
    placed = []
    for number, kind in sorted(rows, key=lambda row: -int(row.number)):
        placed.append((turns[kind], -number))
        turns[kind] += 1
    return _shown([-number for _, number in sorted(placed)[:most]], question)


def _newest_in_title(
    question: Question, source: IndexSource, caller: Caller, most: int
) -> Select[int, str]:
    hit = hits((*question.wanted_in_title, of_kind(source.kind)))
    shown = visible_to(caller, [source])
    wanted = select(hit.c.number.label("number"), hit.c.kind.label("kind")).where(shown)
    return wanted.order_by(hit.c.number.desc()).limit(most)


def these(caller: Caller, wanted: Sequence[tuple[Kind, uuid.UUID]], sources: Sources) -> list[Hit]:
    """Of these records those that the caller may see, in the order asked."""
    if not wanted:
        return []
    own = SearchDocument
    pairs = [(kind.value, id_) for kind, id_ in wanted]
    hit = select(own.number, own.kind, own.record_id).where(
        tuple_(own.kind, own.record_id).in_(pairs)
    )
    found = hit.subquery(HIT)
    numbers = db.session.scalars(select(found.c.number).where(visible_to(caller, sources))).all()
    place = {pair: at for at, pair in enumerate(wanted)}
    return sorted(_shown(numbers, Question(())), key=lambda one: place[one.kind, one.id])


def visible_to(caller: Caller, sources: Sources) -> ColumnElement[bool]:
    """Of hits: the record is of one of the sources, and its feature shows it to the caller.

    A scalar subquery and not EXISTS: PostgreSQL would read all records of a kind beforehand.
    """
    return or_(
        *(and_(kind_of_hit == source.kind.value, _is_shown(source, caller)) for source in sources)
    )


def _is_shown(source: IndexSource, caller: Caller) -> ColumnElement[bool]:
    identity = source.model.id  # type: ignore[attr-defined]
    shown: Select[Any] = select(literal_column("1")).where(
        identity == record_of_hit, source.visible(caller)
    )
    return shown.scalar_subquery().is_not(None)


@dataclass(frozen=True, slots=True)
class _Asks:
    """Who asks for hits of which sources."""

    caller: Caller
    sources: tuple[IndexSource, ...]

    def newest(self, wanted: Wanted) -> dict[int, Kind]:
        """The kind of each hit by its number, from the newest on, as `hits` gives them."""
        rows = self._rows(wanted, MOST_COUNTED, in_order=False)
        return {number: Kind(kind) for number, kind in sorted(map(tuple, rows), reverse=True)}

    def numbers(self, wanted: Wanted, most: int) -> list[int]:
        """The numbers of the newest, which may be few among many records: found by the index."""
        return [number for number, _ in self._rows(wanted, most, in_order=True)] if most else []

    def _rows(self, wanted: Wanted, most: int, *, in_order: bool) -> Sequence[Any]:
        role, by_program = self.caller.role, self.caller.is_system
        statement = _numbered(self.sources, role, by_program, is_on_sqlite(), in_order)
        given = asked_by(self.caller) | {"asked": asked_for(wanted), "most": most}
        return db.session.execute(statement, given).all()


@lru_cache(maxsize=64)
def _numbered(
    sources: Sources, role: Role, by_program: bool, on_sqlite: bool, in_order: bool
) -> Select[int, str]:
    """The numbers and kinds of hits that who asks may see; made once."""
    hit = hits_of(bindparam("asked", type_=String()), on_sqlite=on_sqlite)
    shown = visible_to(asker(role, by_program=by_program), sources)
    found = select(hit.c.number, hit.c.kind).where(shown).limit(bindparam("most", type_=Integer()))
    return found.order_by(hit.c.number.desc()) if in_order else found


def _shown(numbers: Sequence[int], question: Question) -> list[Hit]:
    if not numbers:
        return []
    rows = db.session.execute(_SHOWN, {"numbers": list(numbers)})
    found = {row.number: _hit(row, question) for row in rows}
    return [found[number] for number in numbers if number in found]


_SHOWN = select(
    SearchDocument.number, SearchDocument.kind, SearchDocument.record_id,
    SearchDocument.title.nl, SearchDocument.title.en, SearchDocument.date, SearchDocument.slug,
    SearchDocument.text,
).where(SearchDocument.number.in_(bindparam("numbers", expanding=True)))  # fmt: skip


def _hit(row: Any, question: Question) -> Hit:
    return Hit(
        kind=Kind(row.kind),
        id=row.record_id,
        title=Wording(row.title_nl, row.title_en),
        date=PartialDate.parse(row.date) if row.date else None,
        slug=row.slug,
        pieces=excerpt(row.text, question),
    )
