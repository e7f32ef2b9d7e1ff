"""The search from the command line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import click
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.interfaces import ORMOption

from logbook.commitments import indexing as commitments
from logbook.commitments.models import Commitment
from logbook.db import db, reading, transaction
from logbook.directory import indexing as directory
from logbook.directory.models import Organisation, Person, Topic
from logbook.followups import indexing as followups
from logbook.followups.models import FollowUp
from logbook.letters import indexing as reports
from logbook.letters.models import Report, ReportSection
from logbook.meetings import indexing as meetings
from logbook.meetings.models import Meeting, Point
from logbook.opening import Commands
from logbook.search import service
from logbook.search.details import Document, Kind

commands = Commands("search", help="The index that records are found by.")

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Records:
    """All records of one kind, deleted ones included: they may be brought back."""

    name: str
    kind: Kind
    model: Any
    documents: Callable[[Iterable[Any]], list[Document]]
    loaded: tuple[ORMOption, ...] = ()


EVERYTHING = (
    Records("topics", Kind.TOPIC, Topic, directory.documents),
    Records(
        "organisations",
        Kind.ORGANISATION,
        Organisation,
        directory.documents,
        (selectinload(Organisation.former_names),),
    ),
    Records(
        "contacts", Kind.PERSON, Person, directory.documents, (selectinload(Person.affiliations),)
    ),
    Records(
        "commitments",
        Kind.COMMITMENT,
        Commitment,
        commitments.documents,
        tuple(
            selectinload(rows)
            for rows in (Commitment.progress, Commitment.deadlines, Commitment.status_changes)
        ),
    ),
    Records(
        "meetings",
        Kind.MEETING,
        Meeting,
        meetings.documents,
        (
            selectinload(Meeting.points).selectinload(Point.actors),
            *(
                selectinload(rows)
                for rows in (
                    Meeting.parties,
                    Meeting.people,
                    Meeting.topics,
                    Meeting.representatives,
                )
            ),
        ),
    ),
    Records(
        "follow-ups", Kind.FOLLOW_UP, FollowUp, followups.documents, (selectinload(FollowUp.notes),)
    ),
    Records(
        "letters",
        Kind.LETTER,
        Report,
        reports.documents,
        (
            selectinload(Report.sections).selectinload(ReportSection.paragraphs),
            selectinload(Report.signatories),
            selectinload(Report.attachments),
        ),
    ),
)


@commands.command("rebuild")
def rebuild() -> None:
    """Index every record anew; prints how many, last.

    People may go on working: it holds the database for a moment at a time. Stopped half way, it
    leaves every record findable and may be run again.
    """
    with transaction():
        service.forget_words()
    number = sum(_index(records) for records in EVERYTHING)
    click.echo(number)


def _index(records: Records) -> int:
    with reading():
        total = db.session.scalar(select(func.count()).select_from(records.model)) or 0
    done = 0
    for number in _portions(records):
        done += number
        click.echo(f"{records.name}: {done} of {total}", err=True)
    with transaction():
        service.remove_all_but(records.kind, select(records.model.id))
    return done


def _portions(records: Records) -> Iterator[int]:
    """Index some, and say how many, until there are no more.

    The records are locked against changes while they are read, so that no older text replaces one
    that somebody saves at that moment.
    """
    last = None
    while True:
        with transaction():
            wanted = select(records.model).options(*records.loaded).order_by(records.model.id)
            if last is not None:
                wanted = wanted.where(records.model.id > last)
            some = db.session.scalars(
                wanted.limit(AT_ONCE).with_for_update(read=True, of=records.model)
            ).all()
            service.put(records.documents(some))
        db.session.expunge_all()
        if not some:
            return
        last = some[-1].id
        yield len(some)
