"""What the linter must know, read from the database in a fixed number of queries."""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from logbook.citations import Citation, parse
from logbook.commitments import models as commitments
from logbook.composer.aside import load_aside
from logbook.composer.records import LetterInput
from logbook.copying import copied
from logbook.db import db
from logbook.directory.models import Organisation, Person, Topic
from logbook.directory.queries.chains import mergers
from logbook.letters import models
from logbook.letters.models import Report, ReportAnswer, ReportKind, ReportState
from logbook.linter.background import (
    Known,
    KnownContact,
    KnownRecess,
    KnownRhythm,
    KnownText,
)
from logbook.meetings.models import Meeting, MeetingStatus, Party, meeting_topic
from logbook.meetings.queries import visible_to
from logbook.policy import Caller
from logbook.wording import Wording


def load_known(caller: Caller, given: LetterInput) -> Known:
    """What there is to know about such a letter, as far as the caller may see it."""
    ids = [uuid.UUID(one.commitment.id) for one in given.answers]
    return Known(
        papers=_read(db.session.scalars(select(commitments.Paper.citation))),
        cited=_read(db.session.scalars(_cited(ids))),
        recesses=[
            copied(KnownRecess, one) for one in db.session.scalars(select(commitments.Recess))
        ],
        contacts=[
            KnownContact(str(id_), name)
            for id_, name in db.session.execute(select(Person.id, Person.name))
        ],
        rhythms=_rhythms(caller, given, ids),
        texts=_texts(given.language),
        aside=load_aside(caller, ids),
    )


def _read(written: Any) -> list[Citation]:
    return [read for text in written if text and (read := parse(text))]


def _cited(ids: Sequence[uuid.UUID]) -> Any:
    """What any commitment cites of the dossiers that these are in."""
    one = commitments.Commitment
    dossiers = select(one.dossier_number).where(one.id.in_(ids), one.dossier_number.is_not(None))
    return select(one.citation).where(one.dossier_number.in_(dossiers))


def _texts(language: str) -> list[KnownText]:
    one = models.ReusableText
    words = (one.text.nl, one.text.en) if language == "en" else ()
    rows = db.session.execute(select(one.id, one.version, one.retired, *words))
    return [
        KnownText(str(id_), version, retired, Wording(*said) if said else None)
        for id_, version, retired, *said in rows
    ]


def _rhythms(caller: Caller, given: LetterInput, ids: Sequence[uuid.UUID]) -> list[KnownRhythm]:
    """The topics and organisations of the letter that have a rhythm."""
    last_letter = db.session.scalar(_last_letter(given, ids))
    if last_letter is None:
        return []
    told = {uuid.UUID(one.id) for each in given.answers for one in each.commitment.topics if one.id}
    sat = {
        uuid.UUID(party.organisation.id)
        for meeting in given.meetings
        for party in meeting.parties
        if party.organisation is not None
    }
    held = and_(
        Meeting.status == MeetingStatus.HELD,
        Meeting.first_end <= given.as_of_day,
        visible_to(caller),
    )
    topics = db.session.execute(_last_about(held, told)).all()
    sitting = db.session.execute(_last_with(held, sat)).all()
    return [
        KnownRhythm(str(id_), Wording(nl, en), last_contact, last_letter)
        for id_, nl, en, last_contact in (*topics, *sitting)
    ]


def _last_letter(given: LetterInput, ids: Sequence[uuid.UUID]) -> Any:
    return (
        select(func.max(Report.date))
        .join(Report.answers)
        .where(
            ReportAnswer.commitment_id.in_(ids),
            Report.kind == ReportKind.LETTER,
            Report.state == ReportState.SIGNED,
            Report.deleted_at.is_(None),
            Report.date < given.date,
        )
    )


def _last_about(held: ColumnElement[bool], told: Collection[uuid.UUID]) -> Any:
    """Of each topic that has a rhythm the last day on which it was spoken of, if any."""
    talks = (
        select(meeting_topic.c.topic_id, Meeting.last_day.label("on"))
        .join(Meeting, Meeting.id == meeting_topic.c.meeting_id)
        .where(held)
        .subquery()
    )
    return (
        select(Topic.id, Topic.label.nl, Topic.label.en, func.max(talks.c.on))
        .outerjoin(talks, talks.c.topic_id == Topic.id)
        .where(Topic.id.in_(told), Topic.rhythm.is_not(None))
        .group_by(Topic.id, Topic.label.nl, Topic.label.en)
        .order_by(Topic.label.nl, Topic.id)
    )


def _last_with(held: ColumnElement[bool], sat: Collection[uuid.UUID]) -> Any:
    """Of each organisation that has a rhythm the last day on which it was spoken with, if any."""
    family = mergers(sat)
    talks = (
        select(family.c.stays, Meeting.last_day.label("on"))
        .join(Party, Party.organisation_id == family.c.id)
        .join(Meeting, Meeting.id == Party.meeting_id)
        .where(held)
        .subquery()
    )
    return (
        select(Organisation.id, Organisation.name.nl, Organisation.name.en, func.max(talks.c.on))
        .outerjoin(talks, talks.c.stays == Organisation.id)
        .where(Organisation.id.in_(sat), Organisation.rhythm.is_not(None))
        .group_by(Organisation.id, Organisation.name.nl, Organisation.name.en)
        .order_by(Organisation.sort_key, Organisation.id)
    )
