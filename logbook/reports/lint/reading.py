"""A letter as the rules read it: its sentences where they stand, with the records behind them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from logbook.dates import PartialDate
from logbook.reports.letter.contents import Block, Letter, Section, Sentence
from logbook.reports.letter.records import (
    Commitment,
    Evidence,
    FollowUp,
    LetterInput,
    Meeting,
    Office,
    Organisation,
    Party,
    Phrase,
    Point,
    Topic,
)
from logbook.reports.letter.telling import Telling
from logbook.reports.lint.findings import LETTER
from logbook.reports.lint.known import Known
from logbook.wording import Wording

AUTHOR = "author"
"""The kind of the source that stands behind what somebody wrote in the letter."""

Record = Commitment | Evidence | FollowUp | Meeting | Office | Organisation | Phrase | Topic
_TOLD = ("meeting", "evidence", "follow-up", "commitment")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, with the key of its paragraph and the section it stands in, if any."""

    sentence: Sentence
    paragraph: str
    section: Section | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return self.sentence.text

    @property
    def is_edited(self) -> bool:
        """Whether somebody wrote it, or changed what was composed."""
        return any(source.kind == AUTHOR for source in self.sentence.sources)

    @property
    def has_record(self) -> bool:
        """Whether any record stands behind it."""
        return any(source.kind != AUTHOR for source in self.sentence.sources)

    @property
    def leads(self) -> bool:
        """Whether it only announces a list, whose items say of what."""
        return self.text.rstrip().endswith(":")

    @property
    def record(self) -> str:
        """The id of the record that it tells of, or LETTER."""
        ids = (
            source.id for kind in _TOLD for source in self.sentence.sources if source.kind == kind
        )
        return next(ids, LETTER)

    def ids(self, kind: str) -> list[str]:
        """The ids of its sources of a kind, each once."""
        found = (source.id for source in self.sentence.sources if source.kind == kind)
        return list(dict.fromkeys(found))

    @property
    def meeting_ids(self) -> list[str]:
        """The ids of the meetings that it tells of, without those whose words it only repeats."""
        own: list[str] = []
        for source in self.sentence.sources:
            if source.kind == "meeting":
                own.append(source.id)
            elif own and source.kind != AUTHOR:
                break
        return own


class Reading:
    """One letter being read beside its records."""

    def __init__(self, letter: Letter, given: LetterInput, known: Known) -> None:
        self.letter, self.given, self.known = letter, given, known
        self.language = letter.language
        self.places = tuple(_places(letter))

    @cached_property
    def telling(self) -> Telling:
        """What the composer knows while it tells such a letter."""
        return Telling(self.given)

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """What the letter answers or mentions, by id."""
        return {one.commitment.id: one.commitment for one in self.given.answers}

    @cached_property
    def answered(self) -> Sequence[tuple[Commitment, Section]]:
        """What the letter answers, each with the section that does."""
        return [
            (self.commitments[id_], section)
            for section in self.letter.sections
            for id_ in section.commitments
            if id_ in self.commitments
        ]

    @cached_property
    def meetings(self) -> Mapping[str, Meeting]:
        """The meetings that may stand in a letter, by id."""
        return {one.id: one for one in self.given.meetings}

    @cached_property
    def points(self) -> Mapping[str, tuple[Meeting, Point]]:
        """What was said in them, by id."""
        return {one.id: (meeting, one) for meeting in self.given.meetings for one in meeting.points}

    @cached_property
    def parties(self) -> Mapping[str, tuple[Meeting, Party]]:
        """Who sat at the other side of them, by id."""
        return {
            one.id: (meeting, one) for meeting in self.given.meetings for one in meeting.parties
        }

    @cached_property
    def evidence(self) -> Mapping[str, tuple[Commitment, Evidence]]:
        """What answers the commitments besides talks, by id."""
        return {
            one.id: (owner, one) for owner in self.commitments.values() for one in owner.evidence
        }

    @cached_property
    def records(self) -> Mapping[tuple[str, str], Record]:
        """Every record that a sentence can have as a source, by kind and id."""
        return {(kind, id_): one for kind, id_, one in self._records()}

    def _records(self) -> Iterator[tuple[str, str, Record]]:
        given = self.given
        for commitment in self.commitments.values():
            yield "commitment", commitment.id, commitment
            yield from (("evidence", one.id, one) for one in commitment.evidence)
            yield from (("topic", one.id or one.slug, one) for one in commitment.topics)
        yield from (("follow-up", one.id, one) for one in given.follow_ups)
        yield from (("office", one.id, one) for one in given.offices)
        for meeting in given.meetings:
            yield "meeting", meeting.id, meeting
            yield from (("topic", one.id or one.slug, one) for one in meeting.topics)
            yield from (("organisation", one.id, one) for one in organisations(meeting))
            yield from (("phrase", one.id or one.key, one) for one in _phrases(meeting))

    def behind(self, place: Place) -> list[Record]:
        """The records behind a sentence; of what it only repeats too."""
        found = (self.records.get((one.kind, one.id)) for one in place.sentence.sources)
        return [one for one in found if one is not None]

    def told_meetings(self, place: Place) -> list[Meeting]:
        """The meetings that a sentence tells of."""
        return [self.meetings[id_] for id_ in place.meeting_ids if id_ in self.meetings]

    def told_points(self, place: Place) -> list[Point]:
        """What a sentence tells of what was said in them."""
        own = place.meeting_ids
        found = (self.points.get(id_) for id_ in place.ids("point"))
        return [point for meeting, point in filter(None, found) if meeting.id in own]

    def told_commitments(self, place: Place) -> list[Commitment]:
        """The commitments that a sentence tells of."""
        return [self.commitments[id_] for id_ in place.ids("commitment") if id_ in self.commitments]

    def is_open(self, follow_up: FollowUp) -> bool:
        """Whether it is still to be done on the letter's day."""
        day = self.given.as_of_day
        made = follow_up.made_on is None or follow_up.made_on <= day
        return made and (follow_up.closed_on is None or follow_up.closed_on > day)

    def inside(self, section: Section) -> list[Place]:
        """The sentences of a section."""
        return [place for place in self.places if place.section is section]


def bears_on(meeting: Meeting, commitment: Commitment) -> bool:
    """Whether a talk, or something said in it, serves the commitment."""
    said = (id_ for point in meeting.points for id_ in point.commitments)
    return commitment.id in (*meeting.commitments, *said)


def organisations(meeting: Meeting) -> Iterator[Organisation]:
    """Who sat at the other side, and through whom."""
    for party in meeting.parties:
        for one in (party.organisation, party.via.organisation if party.via else None):
            if one is not None:
                yield one


def dates_of(record: Record) -> list[PartialDate]:
    """When it happened, as well as is known."""
    if isinstance(record, Meeting):
        return [record.date]
    if isinstance(record, Evidence):
        return [record.date] if record.date else []
    if isinstance(record, Commitment):
        dates = (record.made_on, record.submitted_on, record.adopted_on)
        return [one for one in dates if one is not None]
    return []


def wordings_of(record: Record) -> list[Wording]:
    """The words that a letter may take from it."""
    if isinstance(record, Commitment):
        found = [record.heading, record.clause, record.occasion]
    elif isinstance(record, Evidence):
        found = [record.sentence]
    elif isinstance(record, FollowUp):
        found = [record.told_as]
    elif isinstance(record, Meeting):
        actors = [actor for point in record.points for actor in (*point.by, *point.to)]
        found = [
            record.occasion,
            *(party.as_ for party in record.parties),
            *(one.as_ for one in record.representatives),
            *(point.complement for point in record.points),
            *(actor.inline for actor in actors),
        ]
    elif isinstance(record, Office):
        found = [record.in_sentence]
    elif isinstance(record, Organisation):
        found = [record.in_sentence, record.name]
    else:
        found = [record.label] if isinstance(record, Topic) else []
    return [one for one in found if one is not None]


def words_of(records: Iterable[Record]) -> str:
    """All words that a letter may take from them, in both languages."""
    said: list[str] = []
    for record in records:
        said += [text for one in wordings_of(record) for text in (one.nl, one.en) if text]
        if isinstance(record, Commitment):
            said += [f"{one.text} {one.reason or ''}" for one in record.deadlines]
    return " ".join(said)


def _phrases(meeting: Meeting) -> Iterator[Phrase]:
    return (point.phrase for point in meeting.points if point.phrase is not None)


def _places(letter: Letter) -> Iterator[Place]:
    yield from _in(letter.opening)
    for section in letter.sections:
        yield from _in(section.paragraphs, section)
    yield from _in(letter.closing)


def _in(blocks: Sequence[Block], section: Section | None = None) -> Iterator[Place]:
    return (Place(one, block.key, section) for block in blocks for one in block.sentences)
