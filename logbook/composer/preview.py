"""What a letter would say of a meeting that somebody logs: told by the composer itself.

So the form never shows a sentence that no letter would print, and says why where there is none.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from logbook.commitments.models import CommitmentKind
from logbook.composer.composing import compose
from logbook.composer.meeting_records import meeting_record
from logbook.composer.omissions import Reason, omissions
from logbook.composer.records import (
    AnswerRecord,
    CommitmentRecord,
    LetterInput,
    OfficeRecord,
)
from logbook.directory.models import OfficeLevel
from logbook.directory.queries.known_as import KnownAs, known_as
from logbook.meetings import models
from logbook.meetings.models import Marking, MeetingStatus
from logbook.policy import Access
from logbook.wording import Wording

_ABOUT = "preview"
_UNKNOWN: Mapping[uuid.UUID, KnownAs] = MappingProxyType({})
_NOBODY = Wording("")


@dataclass(frozen=True, slots=True)
class Preview:
    """The sentences that would tell a point; '' where it is not told, for this reason."""

    text: str = ""
    reason: Reason | None = None


def known_at(meeting: models.Meeting) -> Mapping[uuid.UUID, KnownAs]:
    """By which words the organisations at its table are known, for `preview`."""
    sat = [one for party in meeting.parties for one in (party.organisation, party.via_organisation)]
    return known_as({one.id for one in sat if one is not None})


def preview(
    meeting: models.Meeting,
    language: str,
    known: Mapping[uuid.UUID, KnownAs] = _UNKNOWN,
) -> Mapping[str, Preview]:
    """By the id of each point what a letter in 'nl' or 'en' would make of it.

    The meeting is loaded whole, or imagined from a form; it is told as if it had taken place, and
    as if the letter were about all of it. Offices speak by their names: who signs is not known.
    `known`: by which words besides their names the organisations are known.
    """
    guarded = _guard(meeting)
    if guarded is not None:
        return {str(point.id): Preview(reason=guarded) for point in meeting.points}
    given = _given(meeting, language, known)
    letter = compose(given)
    texts: dict[str, list[str]] = {}
    for sentence in letter.sentences:
        if sentence.template.startswith(("phrase:", "same-")):
            for source in sentence.sources:
                if source.kind == "point":
                    texts.setdefault(source.id, []).append(sentence.text)
    reasons = {one.record: one.reason for one in omissions(letter, given)}
    return {
        id_: Preview(" ".join(texts.get(id_, [])), reasons.get(id_))
        for id_ in (str(point.id) for point in meeting.points)
    }


def _guard(meeting: models.Meeting) -> Reason | None:
    if meeting.marking is not Marking.NONE:
        return Reason.MARKING
    return Reason.ACCESS if meeting.access is Access.NAMED else None


def _given(
    meeting: models.Meeting, language: str, known: Mapping[uuid.UUID, KnownAs]
) -> LetterInput:
    record = meeting_record(meeting, known)
    told = replace(
        record,
        status=MeetingStatus.HELD,
        commitments=[_ABOUT],
        points=[replace(point, commitments=()) for point in record.points],
    )
    offices = {
        str(one.office.id): OfficeRecord(
            str(one.office.id), one.office.name, one.office.in_sentence, one.office.level
        )
        for one in meeting.representatives
        if one.office is not None
    }
    signatory = OfficeRecord(_ABOUT, _NOBODY, _NOBODY, OfficeLevel.OFFICIAL)
    about = CommitmentRecord(_ABOUT, CommitmentKind.PROMISE, Wording(_ABOUT))
    return LetterInput(
        date=dt.date.max,
        language=language,
        signatory=_ABOUT,
        offices=[signatory, *offices.values()],
        answers=[AnswerRecord(about)],
        meetings=[told],
    )
