"""What bears on a section and is told nowhere in it, each record with the reason.

A letter that leaves something out in silence is trusted less than one that says so. What an author
took out is theirs and not listed: only what the records themselves keep out.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from logbook.composer.composing import compose
from logbook.composer.contents import AUTHOR, Letter, Outcome, Section
from logbook.composer.guarded import Guard
from logbook.composer.point_sentence import needs_complement
from logbook.composer.records import (
    CommitmentRecord,
    FollowUpRecord,
    LetterInput,
    MeetingRecord,
    PointRecord,
)
from logbook.composer.relays import RelayState, state_of
from logbook.composer.talks import named_occasion
from logbook.composer.terms import (
    has_untold_reason,
    missed_terms,
    moved_terms,
    terms_said,
)
from logbook.dates import first_end, last_day
from logbook.meetings.models import Attribution, MeetingStatus, PointKind


class Reason(StrEnum):
    """Why a record is not told."""

    NO_PHRASE = "no-phrase"
    NO_FORM = "no-form"
    NO_COMPLEMENT = "no-complement"
    NAMES_GUARDED = "names-guarded"
    WOULD_REVEAL = "would-reveal"
    NO_PARTY = "no-party"
    NOT_CONFIRMED = "not-confirmed"
    INTERNAL = "internal"
    IN_CONFIDENCE = "in-confidence"
    ACCESS = "access"
    MARKING = "marking"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    AFTER_DATE = "after-date"
    NO_TOLD_TEXT = "no-told-text"
    NO_REASON = "no-reason"
    NO_OUTCOME = "no-outcome"
    TERM_MOVED = "term-moved"
    TERM_REASON = "term-reason"
    NO_ENGLISH = "no-english"
    RELAY_OPEN = "relay-open"
    RELAY_DROPPED = "relay-dropped"
    OTHER_SECTION = "other-section"
    NOTE = "note"


TO_MEND = frozenset(
    {
        Reason.NO_PHRASE,
        Reason.NO_FORM,
        Reason.NO_COMPLEMENT,
        Reason.NAMES_GUARDED,
        Reason.WOULD_REVEAL,
        Reason.NO_PARTY,
        Reason.NOT_CONFIRMED,
        Reason.NO_REASON,
        Reason.NO_OUTCOME,
        Reason.TERM_REASON,
        Reason.NO_ENGLISH,
    }
)
"""Reasons that somebody may not have meant: the linter warns of them."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A meeting that bears on the letter and is no part of it: guarded, planned or cancelled."""

    meeting: MeetingRecord
    guarded: Reason | None = None


@dataclass(frozen=True, slots=True)
class Omission:
    """A record that a section does not tell: `section` joins the ids of what it answers by '+'."""

    section: str
    kind: str
    record: str
    reason: Reason


def omissions(
    letter: Letter, given: LetterInput, aside: Sequence[Aside] = ()
) -> Sequence[Omission]:
    """All of them, by section in the order of the letter, meetings before what else there is."""
    told_by_section = [set(_told(section)) for section in letter.sections]
    everywhere = set[tuple[str, str]]().union(*told_by_section)
    composed = compose(given)
    would_tell = {(one.kind, one.id) for s in composed.sentences for one in s.sources}
    withheld = {
        one.record.id: Reason(one.reason.value) for s in composed.sections for one in s.withheld
    }
    found: list[Omission] = []
    guard = Guard(given.meetings)
    for section, told in zip(letter.sections, told_by_section, strict=True):
        wanted = [
            one.commitment for one in given.answers if one.commitment.id in section.commitments
        ]
        name = "+".join(section.commitments)
        look = _Section(given, wanted, withheld, guard)
        for kind, record, reason in look.reasons(aside):
            one = (kind, record)
            if one in told:
                continue
            if one in everywhere:
                found.append(Omission(name, kind, record, Reason.OTHER_SECTION))
            elif reason is not None and one not in would_tell:
                found.append(Omission(name, kind, record, reason))
    return list(dict.fromkeys(found))


def _told(section: Section) -> Iterator[tuple[str, str]]:
    """What its sentences tell; of terms, what an author makes of the outcome is theirs."""
    for block in section.paragraphs:
        for sentence in block.sentences:
            kinds = {source.kind for source in sentence.sources}
            for source in sentence.sources:
                yield source.kind, source.id
                if AUTHOR in kinds and block.key.startswith("outcome:"):
                    yield "deadline", source.id


class _Section:
    """What bears on one section."""

    def __init__(
        self,
        given: LetterInput,
        commitments: Sequence[CommitmentRecord],
        withheld: dict[str, Reason],
        guard: Guard,
    ) -> None:
        self._given, self._commitments, self._withheld = given, commitments, withheld
        self._wanted = {one.id for one in commitments}
        self._guard = guard

    def reasons(self, aside: Sequence[Aside]) -> Iterator[tuple[str, str, Reason | None]]:
        """Kind, id, and why it is not told; None where nothing in the records forbids it."""
        day = self._given.as_of_day
        for one in aside:
            if self._bears(one.meeting):
                yield "meeting", one.meeting.id, one.guarded or _of_status(one.meeting, day)
        for meeting in self._given.meetings:
            if self._bears(meeting):
                yield from self._of_meeting(meeting, day)
        for commitment in self._commitments:
            for reason in self._of_terms(commitment, day):
                yield "deadline", commitment.id, reason
            for evidence in commitment.evidence:
                late = evidence.date is not None and evidence.date.earliest > day
                yield "evidence", evidence.id, Reason.AFTER_DATE if late else None
        for follow_up in self._given.follow_ups:
            yield from self._of_follow_up(follow_up, day)

    def _bears(self, meeting: MeetingRecord) -> bool:
        linked: set[str] = {*meeting.commitments}
        linked.update(id_ for point in meeting.points for id_ in point.commitments)
        return not self._wanted.isdisjoint(linked)

    def _of_meeting(
        self, meeting: MeetingRecord, day: dt.date
    ) -> Iterator[tuple[str, str, Reason | None]]:
        if first_end(meeting.date, meeting.end_date) > day:
            yield "meeting", meeting.id, Reason.AFTER_DATE
            return
        kept_out = _whole(meeting)
        yield "meeting", meeting.id, kept_out
        occasion = named_occasion(meeting, self._given.language)
        if kept_out is None and self._guard.reveals(occasion, meeting):
            yield "occasion", meeting.id, Reason.NAMES_GUARDED
        for point in meeting.points:
            if not self._wanted.isdisjoint(point.commitments or meeting.commitments):
                reason = self._of_point(point, meeting)
                unsaid = reason in (Reason.NOTE, Reason.IN_CONFIDENCE)
                yield "point", point.id, reason if unsaid else kept_out or reason

    def _of_point(self, point: PointRecord, meeting: MeetingRecord) -> Reason | None:
        internal = {one.id for one in meeting.parties if one.attribution is Attribution.INTERNAL}
        actors = {actor.party for actor in (*point.by, *point.to)}
        if point.kind is PointKind.NOTE:
            return Reason.NOTE
        if point.in_confidence:
            return Reason.IN_CONFIDENCE
        if point.attribution is Attribution.INTERNAL or not internal.isdisjoint(actors):
            return Reason.INTERNAL
        if point.phrase is None:
            return Reason.NO_PHRASE
        if point.complement is None and needs_complement(point):
            return Reason.NO_COMPLEMENT
        return self._withheld.get(point.id, Reason.NO_FORM)

    def _of_follow_up(
        self, one: FollowUpRecord, day: dt.date
    ) -> Iterator[tuple[str, str, Reason | None]]:
        if self._wanted.isdisjoint(one.commitments) and not self._asks(one):
            return
        state = state_of(one, day)
        if one.point is not None:
            reasons = {
                RelayState.OPEN: Reason.RELAY_OPEN,
                RelayState.DROPPED: Reason.RELAY_DROPPED,
            }
            yield "follow-up", one.id, reasons.get(state)
        elif one.made_on is not None and one.made_on > day:
            yield "follow-up", one.id, Reason.AFTER_DATE
        elif state is RelayState.OPEN and one.told_as is None:
            yield "follow-up", one.id, Reason.NO_TOLD_TEXT
        elif state is RelayState.OPEN and self._guard.follow_up_reveals(one):
            yield "follow-up", one.id, Reason.NAMES_GUARDED

    def _of_terms(self, one: CommitmentRecord, day: dt.date) -> Iterator[Reason]:
        """What the letter does not tell of the terms that were promised.

        Nobody writes them in English: that tells a term by its last day, and no reason.
        """
        outcome = next(each.outcome for each in self._given.answers if each.commitment == one)
        said, missed = terms_said(one, day), missed_terms(one, day)
        is_dutch = self._given.language == "nl"
        if missed and outcome is None:
            yield Reason.NO_OUTCOME if len(said) > 1 else Reason.TERM_REASON
        elif not all(each.reason for each in missed):
            yield Reason.NO_REASON
        elif missed and not is_dutch:
            yield Reason.NO_ENGLISH
        if outcome is not Outcome.FULFILLED and moved_terms(one, day):
            yield Reason.TERM_MOVED
        if has_untold_reason(one, day):
            yield Reason.TERM_REASON
        if outcome is Outcome.IN_PROGRESS and said and said[-1].on is None and not is_dutch:
            yield Reason.NO_ENGLISH

    def _asks(self, one: FollowUpRecord) -> bool:
        """Whether it waits for a point that the section is about."""
        return any(
            point.id == one.point
            and not self._wanted.isdisjoint(point.commitments or m.commitments)
            for m in self._given.meetings
            for point in m.points
        )


def _whole(meeting: MeetingRecord) -> Reason | None:
    """Why a meeting cannot be told although it was held: nobody may be told to have sat there."""
    if not meeting.parties:
        return Reason.NO_PARTY
    internal = all(one.attribution is Attribution.INTERNAL for one in meeting.parties)
    return Reason.INTERNAL if internal else None


def _of_status(meeting: MeetingRecord, day: dt.date) -> Reason:
    if meeting.status is MeetingStatus.CANCELLED:
        return Reason.CANCELLED
    if meeting.status is MeetingStatus.HELD:
        return Reason.AFTER_DATE
    is_past = last_day(meeting.date, meeting.end_date) < day
    return Reason.NOT_CONFIRMED if is_past else Reason.PLANNED


def seen(found: Sequence[Omission], visible: Collection[str]) -> Sequence[Omission]:
    """Those whose record the reader may see."""
    return [one for one in found if one.record in visible]
