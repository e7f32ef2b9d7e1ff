"""A letter as the rules read it: its sentences where they stand, with the records behind them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from logbook.composer.contents import AUTHOR, REUSABLE, Block, Letter, Section, Sentence
from logbook.composer.letter_context import Telling
from logbook.composer.records import (
    CommitmentRecord,
    EvidenceRecord,
    FollowUpRecord,
    LetterInput,
    MeetingRecord,
    PartyRecord,
    PhraseRecord,
    PointRecord,
)
from logbook.dates import Precision
from logbook.linter.background import Known, KnownText
from logbook.linter.findings import LETTER
from logbook.linter.record_facts import Record, dates_of, organisations, stays_inside
from logbook.linter.text import printed_dates, sentences_in

_TOLD = ("meeting", "evidence", "follow-up", "commitment", REUSABLE)
_WRITTEN = (AUTHOR, REUSABLE)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, with the key of its paragraph and the section it stands in, if any.

    `text`: what it says; of what an author wrote as one, each sentence apart.
    """

    sentence: Sentence
    text: str
    paragraph: str
    section: Section | None = None

    @property
    def is_edited(self) -> bool:
        """Whether somebody wrote it, or changed what was composed."""
        return any(source.kind == AUTHOR for source in self.sentence.sources)

    @property
    def has_record(self) -> bool:
        """Whether any record of what happened stands behind it."""
        return any(source.kind not in _WRITTEN for source in self.sentence.sources)

    @property
    def is_quoted(self) -> bool:
        """Whether it stands as a reusable text has it."""
        return self.sentence.template == REUSABLE

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
        """The ids of the meetings that it tells of, without those whose words it only repeats.

        An author's text may take the place of sentences on several.
        """
        if self.is_edited:
            return self.ids("meeting")
        own: list[str] = []
        for source in self.sentence.sources:
            if source.kind == "meeting":
                own.append(source.id)
            elif own:
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
    def commitments(self) -> Mapping[str, CommitmentRecord]:
        """What the letter answers or mentions, by id."""
        return {one.commitment.id: one.commitment for one in self.given.answers}

    @cached_property
    def answered(self) -> Sequence[tuple[CommitmentRecord, Section]]:
        """What the letter answers, each with the section that does."""
        return [
            (self.commitments[id_], section)
            for section in self.letter.sections
            for id_ in section.commitments
            if id_ in self.commitments
        ]

    @cached_property
    def meetings(self) -> Mapping[str, MeetingRecord]:
        """The meetings that may stand in a letter, by id."""
        return {one.id: one for one in self.given.meetings}

    @cached_property
    def points(self) -> Mapping[str, tuple[MeetingRecord, PointRecord]]:
        """What was said in them, by id."""
        return {one.id: (meeting, one) for meeting in self.given.meetings for one in meeting.points}

    @cached_property
    def printed(self) -> str:
        """All that it says."""
        return " ".join(place.text for place in self.places)

    @cached_property
    def text(self) -> str:
        """All that it says, in small letters: what is not in it is in none of its sentences."""
        return self.printed.casefold()

    @cached_property
    def secrets(self) -> Sequence[tuple[MeetingRecord, PointRecord]]:
        """What was said in them and stays inside."""
        return [(meeting, one) for meeting, one in self.points.values() if stays_inside(one)]

    @cached_property
    def parties(self) -> Mapping[str, tuple[MeetingRecord, PartyRecord]]:
        """Who sat at the other side of them, by id."""
        return {
            one.id: (meeting, one) for meeting in self.given.meetings for one in meeting.parties
        }

    @cached_property
    def evidence(self) -> Mapping[str, tuple[CommitmentRecord, EvidenceRecord]]:
        """What answers the commitments besides talks, by id."""
        return {
            one.id: (owner, one) for owner in self.commitments.values() for one in owner.evidence
        }

    @cached_property
    def texts(self) -> Mapping[str, KnownText]:
        """The reusable texts that there are, by id."""
        return {one.id: one for one in self.known.texts}

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

    def told_meetings(self, place: Place) -> list[MeetingRecord]:
        """The meetings that a sentence tells of; of what an author wrote, by its date if it can."""
        told = [self.meetings[id_] for id_ in place.meeting_ids if id_ in self.meetings]
        if not place.is_edited:
            return told
        printed = set(printed_dates(place.text))
        if told or place.has_record:
            return [one for one in told if not printed.isdisjoint(dates_of(one))] or told
        days = {date for date in printed if date.precision is Precision.DAY}
        return [one for one in self.given.meetings if not days.isdisjoint(dates_of(one))]

    def told_points(self, place: Place) -> list[PointRecord]:
        """What a sentence tells of what was said in them."""
        own = place.meeting_ids
        found = (self.points.get(id_) for id_ in place.ids("point"))
        return [point for meeting, point in filter(None, found) if meeting.id in own]

    def told_commitments(self, place: Place) -> list[CommitmentRecord]:
        """The commitments that a sentence tells of."""
        return [self.commitments[id_] for id_ in place.ids("commitment") if id_ in self.commitments]

    def is_open(self, follow_up: FollowUpRecord) -> bool:
        """Whether it is still to be done on the letter's day."""
        day = self.given.as_of_day
        made = follow_up.made_on is None or follow_up.made_on <= day
        return made and (follow_up.closed_on is None or follow_up.closed_on > day)

    def inside(self, section: Section) -> list[Place]:
        """The sentences of a section."""
        return [place for place in self.places if place.section is section]


def _phrases(meeting: MeetingRecord) -> Iterator[PhraseRecord]:
    return (point.phrase for point in meeting.points if point.phrase is not None)


def _places(letter: Letter) -> Iterator[Place]:
    yield from _in(letter.opening)
    for section in letter.sections:
        yield from _in(section.paragraphs, section)
    yield from _in(letter.closing)


def _in(blocks: Sequence[Block], section: Section | None = None) -> Iterator[Place]:
    for block in blocks:
        key = block.key.partition("#")[0]
        for one in block.sentences:
            written = any(source.kind == AUTHOR for source in one.sources)
            texts = sentences_in(one.text) if written else [one.text]
            yield from (Place(one, text, key, section) for text in texts)
