"""What can be asked about topics."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from logbook.db import db
from logbook.directory.models import Topic
from logbook.errors import NotFound
from logbook.paging import Page, Paging, page_of


def topics(paging: Paging) -> Page[Topic]:
    """All topics, retired ones too, by slug."""
    return page_of(select(Topic).options(joinedload(Topic.parent)).order_by(Topic.slug), paging)


def topic(reference: uuid.UUID | str) -> Topic:
    """One topic as stored, by id or slug. Raises NotFound."""
    if isinstance(reference, str) and not reference.isprintable():
        raise NotFound
    is_it = Topic.id == reference if isinstance(reference, uuid.UUID) else Topic.slug == reference
    found = db.session.scalars(
        select(Topic)
        .options(joinedload(Topic.parent))
        .where(is_it)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def every_topic() -> Sequence[Topic]:
    """The whole tree as a list, for pages that draw it."""
    return db.session.scalars(select(Topic)).all()


def branch(topic_id: uuid.UUID) -> set[uuid.UUID]:
    """The topic and all below it: what is filed under a child concerns the parent too."""
    children: dict[uuid.UUID | None, list[uuid.UUID]] = {}
    for child_id, parent_id in db.session.execute(select(Topic.id, Topic.parent_id)):
        children.setdefault(parent_id, []).append(child_id)
    found: set[uuid.UUID] = set()
    waiting = [topic_id]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += children.get(here, [])
    return found
