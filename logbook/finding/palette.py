"""The palette: records, acts and pages by a few letters, each one press of Enter away.

What is typed is looked for in all kinds of record, in what one can do and in where one can go;
after `>` in the last two alone, after `@` in organisations and people, after `#` in topics. Before
anything is typed it offers what the reader worked on last.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from urllib.parse import urlencode

from flask import url_for
from flask_babel import LazyString, lazy_gettext
from sqlalchemy import select

from logbook.dates import PartialDate
from logbook.db import db
from logbook.finding.sources import FOUND, SOURCES, address
from logbook.history.models import HistoryEntry
from logbook.paging import Paging
from logbook.policy import Caller
from logbook.search import queries
from logbook.search.details import IndexSource, Kind
from logbook.search.folding import folded
from logbook.search.queries import Hit, Piece, marked
from logbook.search.tokens import Question
from logbook.web.language import _, current_language
from logbook.web.navigation import navigation

MOST = 8
"""Rows: more is a list to read, and the page of the search is a better one."""
ACTS, PLACES = 3, 2
LOOKED_BACK = 2_000
"""Of the newest changes of all, among which are looked for those of one person."""

Only = Collection[Kind] | None

ONLY: dict[str, Collection[Kind]] = {
    ">": (),
    "@": (Kind.ORGANISATION, Kind.PERSON),
    "#": (Kind.TOPIC,),
}
ORDER = (
    Kind.COMMITMENT,
    Kind.MEETING,
    Kind.ORGANISATION,
    Kind.PERSON,
    Kind.TOPIC,
    Kind.FOLLOW_UP,
    Kind.LETTER,
)
"""The kinds as their groups follow each other: what people go to most stands first."""

WRITING: tuple[tuple[str, LazyString, str], ...] = (
    ("meetings.new", lazy_gettext("Log a meeting"), "n"),
    ("followups.new", lazy_gettext("New follow-up"), ""),
    ("commitments.new", lazy_gettext("Enter a commitment"), ""),
    ("letters.new_letter", lazy_gettext("New letter"), ""),
    ("directory.new_organisation", lazy_gettext("Add an organisation"), ""),
    ("directory.new_person", lazy_gettext("Add a contact"), ""),
)
"""What people who write can do from any page: endpoint, name and key."""
READING: tuple[tuple[str, LazyString, str], ...] = (
    ("calendars.new", lazy_gettext("Make a calendar link"), ""),
)
OWN = (("accounts.account", lazy_gettext("My settings")),)
"""Places of one's own, which the frame has in a menu."""


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One thing to choose: what it is called, in pieces of which some are what was typed."""

    pieces: Sequence[Piece]
    url: str
    date: PartialDate | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class PaletteGroup:
    """Rows under one heading."""

    heading: str
    rows: Sequence[PaletteRow] = field(default_factory=list)


def palette(caller: Caller, typed: str) -> list[PaletteGroup]:
    """At most MOST rows for what somebody typed, as far as that person may see and do it."""
    text = typed.strip()
    only = ONLY.get(text[:1])
    words = text[1:].strip() if only is not None else text
    acts, places = [], []
    if only is None or text[0] == ">":
        most = MOST if only is not None else ACTS
        acts = list(islice(_acts(caller, words), most))
        places = list(islice(_places(words), min(PLACES, MOST - len(acts)) if words else 0))
    room = MOST - len(acts) - len(places)
    if only is None and not words:
        records = [PaletteGroup(_("What you worked on last"), _rows(_recent(caller, room), words))]
    else:
        # Room for two rows that follow from what is found: a talk with it, and all of it.
        hits = _hits(caller, words, only, room - 2)
        records = list(_records(hits, words))
        if caller.may_write and only is None:
            acts = [*_talks_with(hits), *acts]
        if not hits and words:
            records = list(_meant(caller, words, only))
    done = [PaletteGroup(_("Do"), acts), PaletteGroup(_("Go to"), places)]
    # Who types the name of an act or a place means it, whatever records hold the same words.
    named = any(folded(row.pieces[0][0]) == folded(words) for group in done for row in group.rows)
    groups = [*done, *records] if named else [*records, *done]
    return [group for group in groups if group.rows]


def _hits(caller: Caller, words: str, only: Only, most: int) -> list[Hit]:
    """What is found, by its title before by its text, one kind after another."""
    sources = _sources(only)
    if not words or not sources:
        return []
    hits = queries.best_of_each(caller, words, sources, most)
    if len(hits) < most:
        rest = queries.search(caller, words, sources, Paging(size=most)).page.items
        known = {hit.id for hit in hits}
        hits = [*hits, *(hit for hit in rest if hit.id not in known)][:most]
    return sorted(hits, key=lambda hit: ORDER.index(hit.kind))


def _sources(only: Only) -> list[IndexSource]:
    return [one for one in SOURCES if only is None or one.kind in only]


def _records(hits: Sequence[Hit], words: str) -> Iterator[PaletteGroup]:
    for kind, some in groupby(hits, key=lambda hit: hit.kind):
        yield PaletteGroup(str(FOUND[kind].several), _rows(some, words))
    if hits:
        yield PaletteGroup(_("Search"), [_searched(_("All that is found"), words)])


def _meant(caller: Caller, words: str, only: Only) -> Iterator[PaletteGroup]:
    if (sources := _sources(only)) and (meant := queries.advise(caller, words, sources).instead):
        yield PaletteGroup(_("Did you mean:"), [_searched(meant, meant)])


def _searched(name: str, words: str) -> PaletteRow:
    return PaletteRow([(name, False)], url_for("finding.search", q=words))


def _talks_with(hits: Iterable[Hit]) -> Iterator[PaletteRow]:
    """A talk with the first organisation, or about the first topic or commitment, of the hits."""
    for hit in hits:
        title = hit.title.in_language(current_language())
        about = {Kind.ORGANISATION: title, Kind.TOPIC: hit.slug, Kind.COMMITMENT: hit.id}
        if hit.kind in about:
            said = _("Log a meeting: %(about)s", about=title)
            asked = urlencode({hit.kind.value: about[hit.kind]})
            yield PaletteRow([(said, False)], f"{url_for('meetings.new')}?{asked}")
            return


def _rows(hits: Iterable[Hit], words: str) -> list[PaletteRow]:
    question, language = Question.of(words), current_language()
    return [
        PaletteRow(
            marked(hit.title.in_language(language), question),
            address(hit),
            hit.date,
        )
        for hit in hits
    ]


def _recent(caller: Caller, most: int) -> list[Hit]:
    """What the caller changed last and may still see, the last one first."""
    one = HistoryEntry
    asked = select(one.seq, one.actor_id, one.kind, one.record_id)
    newest = asked.order_by(one.seq.desc()).limit(LOOKED_BACK).subquery()
    own = db.session.execute(
        select(newest.c.kind, newest.c.record_id)
        .where(newest.c.actor_id == caller.id)
        .order_by(newest.c.seq.desc())
    )
    kinds = {kind.key: found for found, kind in FOUND.items()}
    wanted = list(dict.fromkeys((kinds[key], id_) for key, id_ in own if key in kinds))
    return queries.these(caller, wanted[: 4 * most], SOURCES)[:most]


def _acts(caller: Caller, words: str) -> Iterator[PaletteRow]:
    offered = (*WRITING, *READING) if caller.may_write else READING
    for endpoint, name, key in offered:
        if _says(str(name), words):
            yield PaletteRow([(str(name), False)], url_for(endpoint), key=key)


def _places(words: str) -> Iterator[PaletteRow]:
    own = [(url_for(endpoint), str(name)) for endpoint, name in OWN]
    for url, name in [*((place.url, place.label) for place in navigation()), *own]:
        if _says(name, words):
            yield PaletteRow([(name, False)], url)


def _says(name: str, words: str) -> bool:
    """Whether each word begins a word of the name."""
    parts = folded(name).split()
    return all(any(part.startswith(word) for part in parts) for word in folded(words).split())
