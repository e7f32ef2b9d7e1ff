"""What the rules ask of a record: when it happened, which words it has, what stays inside."""

from collections.abc import Iterable, Iterator

from logbook.commitments.models import CommitmentKind
from logbook.composer.records import (
    CommitmentRecord,
    EvidenceRecord,
    FollowUpRecord,
    MeetingRecord,
    OfficeRecord,
    OrganisationRecord,
    PartyRecord,
    PhraseRecord,
    PointRecord,
    TopicRecord,
)
from logbook.dates import PartialDate
from logbook.meetings.models import Attribution, PointKind
from logbook.wording import Wording

Record = (
    CommitmentRecord
    | EvidenceRecord
    | FollowUpRecord
    | MeetingRecord
    | OfficeRecord
    | OrganisationRecord
    | PhraseRecord
    | TopicRecord
)
"""What a sentence of a letter can have as a source."""


def bears_on(meeting: MeetingRecord, commitment: CommitmentRecord) -> bool:
    """Whether a talk, or something said in it, serves the commitment."""
    said = (id_ for point in meeting.points for id_ in point.commitments)
    return commitment.id in (*meeting.commitments, *said)


def organisations(meeting: MeetingRecord) -> Iterator[OrganisationRecord]:
    """Who sat at the other side, and through whom."""
    for party in meeting.parties:
        yield from organisations_of(party)


def organisations_of(party: PartyRecord) -> Iterator[OrganisationRecord]:
    """Who a party is, and through whom it was spoken to, as far as they are organisations."""
    for one in (party.organisation, party.via.organisation if party.via else None):
        if one is not None:
            yield one


def stays_inside(point: PointRecord) -> bool:
    """Whether what was said is not for outside, however it is asked."""
    internal = point.attribution is Attribution.INTERNAL
    return internal or point.in_confidence or point.kind is PointKind.NOTE


def dates_of(record: Record) -> list[PartialDate]:
    """Every date that is recorded of it, as well as it is known."""
    if isinstance(record, MeetingRecord):
        return [record.date, *([PartialDate.on(record.end_date)] if record.end_date else [])]
    if isinstance(record, EvidenceRecord):
        return [record.date] if record.date else []
    if isinstance(record, CommitmentRecord):
        dates = (record.made_on, record.submitted_on, record.adopted_on)
        terms = (PartialDate.on(one.on) for one in record.deadlines if one.on)
        return [*filter(None, dates), *terms]
    return []


def happened_on(record: Record) -> PartialDate | None:
    """The one date that a letter tells of it: of a motion its adoption, else its tabling."""
    if not isinstance(record, CommitmentRecord):
        return next(iter(dates_of(record)), None)
    if record.kind is CommitmentKind.PROMISE:
        return record.made_on
    return record.adopted_on or record.submitted_on


def wordings_of(record: Record) -> list[Wording]:
    """The words that a letter may take from it."""
    if isinstance(record, CommitmentRecord):
        found = [record.heading, record.clause, record.occasion]
    elif isinstance(record, EvidenceRecord):
        found = [record.sentence]
    elif isinstance(record, FollowUpRecord):
        found = [record.told_as]
    elif isinstance(record, MeetingRecord):
        actors = [actor for point in record.points for actor in (*point.by, *point.to)]
        found = [
            record.occasion,
            *(party.as_ for party in record.parties),
            *(one.as_ for one in record.representatives),
            *(point.complement for point in record.points),
            *(actor.inline for actor in actors),
        ]
    elif isinstance(record, OfficeRecord):
        found = [record.in_sentence]
    elif isinstance(record, OrganisationRecord):
        found = [record.in_sentence, record.name]
    else:
        found = [record.label] if isinstance(record, TopicRecord) else []
    return [one for one in found if one is not None]


def words_of(records: Iterable[Record]) -> str:
    """All words that a letter may take from them, in both languages."""
    said: list[str] = []
    for record in records:
        said += [text for one in wordings_of(record) for text in (one.nl, one.en) if text]
        if isinstance(record, CommitmentRecord):
            said += [f"{one.text} {one.reason or ''}" for one in record.deadlines]
    return " ".join(said)
