"""What a letter is composed from, read from the database."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from logbook.commitments import models as commitments
from logbook.commitments.models import Chamber
from logbook.composer.contents import Outcome
from logbook.composer.frame import LetterFrame
from logbook.composer.meeting_records import meeting_record, topics
from logbook.composer.records import (
    PREDECESSOR,
    AnswerRecord,
    CommitmentRecord,
    DeadlineRecord,
    EvidenceRecord,
    FollowUpRecord,
    LetterInput,
    OfficeRecord,
    TermRecord,
)
from logbook.composer.rows import Rows, letter_rows
from logbook.copying import copied
from logbook.directory import models as directory
from logbook.errors import NotFound
from logbook.followups.models import FollowUp as FollowUpRow
from logbook.followups.models import FollowUpKind, FollowUpStatus
from logbook.meetings.models import OnBehalfOf
from logbook.policy import Caller
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class Asked:
    """A letter to be composed: the commitments in the order wanted, who signs it and when.

    `signatory` is the id of the office that speaks; `co_signatories` sign below it. `editions` are
    the ids of stored letters that this one is or corrects: they are no evidence of themselves.
    """

    answers: Sequence[tuple[uuid.UUID, Outcome | None]]
    signatory: uuid.UUID
    date: dt.date
    language: str = "nl"
    chamber: Chamber = Chamber.HOUSE
    frame: LetterFrame = field(default_factory=LetterFrame)
    as_of: dt.date | None = None
    co_signatories: Sequence[uuid.UUID] = ()
    predecessor: Wording = PREDECESSOR
    editions: Sequence[uuid.UUID] = ()
    on_behalf_of: OnBehalfOf | None = None
    tells_open_relays: bool = True


def load(caller: Caller, asked: Asked) -> LetterInput:
    """Everything that letter is made of, as far as the caller may see. Raises NotFound."""
    rows = letter_rows(caller, [id_ for id_, _ in asked.answers], asked.editions)
    known = {one.id: one for one in rows.offices}
    if not known.keys() >= {asked.signatory, *asked.co_signatories}:
        raise NotFound
    signing = known[asked.signatory]
    frame = asked.frame
    return copied(
        LetterInput,
        asked,
        signatory=str(asked.signatory),
        offices=[_office(one) for one in rows.offices],
        answers=[
            AnswerRecord(_commitment(rows.commitments[id_], rows), outcome)
            for id_, outcome in asked.answers
        ],
        meetings=[meeting_record(one, rows.known_as) for one in rows.meetings],
        follow_ups=[_follow_up(one, rows) for one in rows.follow_ups],
        frame=frame if frame.ministry else replace(frame, ministry=signing.ministry),
        co_signatories=list(map(str, asked.co_signatories)),
    )


def _office(row: directory.Office) -> OfficeRecord:
    return copied(
        OfficeRecord,
        row,
        id=str(row.id),
        succeeds=str(row.succeeds_id) if row.succeeds_id else None,
        terms=[copied(TermRecord, term) for term in row.terms],
    )


def _commitment(row: commitments.Commitment, rows: Rows) -> CommitmentRecord:
    tied = [one for one in rows.relations if row.id in (one.commitment_id, one.other_id)]
    return copied(
        CommitmentRecord,
        row,
        id=str(row.id),
        heading=row.heading or row.title,
        office=str(row.office_id) if row.office_id else None,
        deadlines=[copied(DeadlineRecord, one) for one in row.deadlines],
        topics=topics(row.topics),
        related=[str({one.commitment_id, one.other_id}.difference({row.id}).pop()) for one in tied],
        evidence=[_evidence(one) for one in rows.evidence if one.commitment_id == row.id],
    )


def _evidence(row: commitments.Evidence) -> EvidenceRecord:
    reference = row.reference
    return copied(
        EvidenceRecord,
        row,
        id=str(row.id),
        citation=reference.citation if reference else None,
        url=reference.url if reference else None,
    )


def _follow_up(row: FollowUpRow, rows: Rows) -> FollowUpRecord:
    made_on = row.made_on
    if made_on is None and row.meeting is not None:
        made_on = row.meeting.first_end
    is_relay = row.kind is FollowUpKind.RELAY and row.point_id is not None
    return copied(
        FollowUpRecord,
        row,
        id=str(row.id),
        meeting=str(row.meeting_id) if row.meeting_id else None,
        made_on=made_on,
        confirmed=row.status is FollowUpStatus.DONE,
        point=str(row.point_id) if is_relay else None,
        organisation=str(row.actor_organisation_id) if row.actor_organisation_id else None,
        commitments=[str(id_) for id_ in rows.serves[row.id]],
    )
