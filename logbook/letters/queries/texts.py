"""The texts that letters use again. Everybody who signs in reads them."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from logbook.commitments.models import commitment_topic
from logbook.db import db
from logbook.directory.queries.topics import branch
from logbook.errors import NotFound
from logbook.letters.models import Report, ReusableText, reusable_text_topic
from logbook.paging import Page, Paging, page_of
from logbook.search.folding import holds
from logbook.sorting import Keys, sorted_by

Choice = tuple[str, str]
"""The id of a text, and its title."""


@dataclass(frozen=True, slots=True)
class TextFilter:
    """Which reusable texts a list asks for: `title` is part of it; a topic with all below it."""

    title: str = ""
    topic: uuid.UUID | None = None
    sort: str = ""


KEYS: Keys = {
    "title": ReusableText.sort_key,
    "citation": func.lower(func.coalesce(ReusableText.citation, ReusableText.url)),
    "changed": ReusableText.updated_at,
}
"""What reusable texts are sorted by."""


def reusable_texts(wanted: TextFilter, paging: Paging) -> Page[ReusableText]:
    """A page of them by title, those in use before the retired ones."""
    rows = _loaded(select(ReusableText))
    if wanted.title:
        titles = db.session.execute(select(ReusableText.id, ReusableText.title))
        rows = rows.where(
            ReusableText.id.in_([row.id for row in titles if holds(wanted.title, row.title)])
        )
    if wanted.topic is not None:
        about = select(reusable_text_topic.c.reusable_text_id).where(
            reusable_text_topic.c.topic_id.in_(branch(wanted.topic))
        )
        rows = rows.where(ReusableText.id.in_(about))
    order = (ReusableText.retired, ReusableText.sort_key, ReusableText.id)
    return page_of(rows.order_by(*sorted_by(wanted.sort, KEYS, order)), paging)


def reusable_text(id: uuid.UUID) -> ReusableText:
    """One as stored, with its topics and author. Raises NotFound."""
    found = db.session.scalar(
        _loaded(select(ReusableText).where(ReusableText.id == id)).execution_options(
            populate_existing=True
        )
    )
    if found is None:
        raise NotFound
    return found


def offered_texts(report: Report) -> tuple[list[Choice], list[Choice]]:
    """Those that can be put in the letter: on topics of what it answers, and the others; by title.

    Those that are in use and written in its language.
    """
    rows = select(ReusableText.id, ReusableText.title).where(ReusableText.retired.is_(False))
    if report.language == "en":
        rows = rows.where(ReusableText.text.en.is_not(None))
    topics = select(commitment_topic.c.topic_id).where(
        commitment_topic.c.commitment_id.in_([one.commitment_id for one in report.answers])
    )
    about = select(reusable_text_topic.c.reusable_text_id).where(
        reusable_text_topic.c.topic_id.in_(topics)
    )
    fitting = set(db.session.scalars(about))
    found = db.session.execute(rows.order_by(ReusableText.sort_key, ReusableText.id)).all()
    first = [(str(id_), title) for id_, title in found if id_ in fitting]
    return first, [(str(id_), title) for id_, title in found if id_ not in fitting]


def _loaded(rows: Select[ReusableText]) -> Select[ReusableText]:
    return rows.options(joinedload(ReusableText.author), selectinload(ReusableText.topics))
