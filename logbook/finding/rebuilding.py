"""Indexing every record anew: when somebody asks, and when another program makes the index."""

from collections.abc import Iterator

import click
from sqlalchemy import func, select

from logbook.db import Record, db, reading, transaction
from logbook.installation import Installation, installation
from logbook.kinds import Indexed
from logbook.register import KINDS
from logbook.search import maker, service

AT_ONCE = 500


def rebuild() -> int:
    """Index every record anew, and say how far it is; answers how many there are.

    People may go on working: it holds the database for a moment at a time. Stopped half way, it
    leaves every record findable and may be run again.
    """
    with transaction():
        service.forget_words()
    number = sum(_index(kind.model, kind.found) for kind in KINDS.values() if kind.found)
    with transaction():
        installation().index_maker = maker.MAKER
    return number


def rebuild_what_another_made() -> None:
    """Index anew after an upgrade that finds words otherwise than the index holds them."""
    with reading():
        made_by = db.session.scalar(select(Installation.index_maker).where(Installation.id == 1))
    if made_by != maker.MAKER:
        rebuild()


def _index(model: type[Record], found: Indexed) -> int:
    """All records of one kind, deleted ones included: they may be brought back."""
    with reading():
        total = db.session.scalar(select(func.count()).select_from(model)) or 0
    done = 0
    for number in _portions(model, found):
        done += number
        click.echo(f"{found.kind}: {done} of {total}", err=True)
    with transaction():
        service.remove_all_but(found.kind, select(model.id))
    return done


def _portions(model: type[Record], found: Indexed) -> Iterator[int]:
    """Index some, and say how many, until there are no more.

    The records are locked against changes while they are read, so that no older text replaces one
    that somebody saves at that moment.
    """
    last = None
    while True:
        with transaction():
            wanted = select(model).options(*found.loaded).order_by(model.id)
            if last is not None:
                wanted = wanted.where(model.id > last)
            some = db.session.scalars(
                wanted.limit(AT_ONCE).with_for_update(read=True, of=model)
            ).all()
            service.put(found.documents(some))
        db.session.expunge_all()
        if not some:
            return
        last = some[-1].id
        yield len(some)
