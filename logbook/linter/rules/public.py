"""Texts that are no talk's, and name whom a talk of the letter may not.

What was promised, evidence and the subject may be public. But beside 'een bank' they may tell which
bank sat there.
"""

from collections.abc import Iterator, Mapping

from logbook.linter.findings import LETTER, Finding, Level
from logbook.linter.fixes import Act
from logbook.linter.reading import Place, Reading
from logbook.meetings.models import Attribution
from logbook.web.language import _


def guarded_name(reading: Reading) -> Iterator[Finding]:
    """Evidence, a promise or its heading that names who is told by sector, or not at all.

    What tells of talks, and what somebody wrote here, must not name them: see `attribution`.
    """
    for place in reading.places:
        tells_otherwise = place.is_edited or place.meeting_ids or place.ids("follow-up")
        if not tells_otherwise and (told := _told(reading, place.text)):
            level = Level.ERROR if _in_a_term(reading, place) else Level.WARNING
            say, fixes = _say(told), (Act.RECORD,)
            yield Finding("guarded-name", level, place.record, (place.text,), say, fixes)
    for commitment, section in reading.answered:
        if section.heading and (told := _told(reading, section.heading)):
            yield Finding(
                "guarded-name", Level.WARNING, commitment.id, (), _say(told), (Act.RECORD,)
            )


def guarded_frame(reading: Reading) -> Iterator[Finding]:
    """The subject of the letter, or an attachment, that names them."""
    frame = reading.letter.frame
    subject = frame.subject.in_language(reading.language) if frame.subject else ""
    for text in (subject, *frame.attachments):
        if told := _told(reading, text):
            yield Finding("guarded-name", Level.WARNING, LETTER, (), _say(told), (Act.FRAME,))


def _in_a_term(reading: Reading, place: Place) -> bool:
    """Whether the name stands in a term, or in why it was not kept: no public text."""
    terms = [
        text
        for one in reading.told_commitments(place)
        for term in one.deadlines
        for text in (term.text, term.reason or "")
    ]
    return place.paragraph.startswith("outcome:") and any(_told(reading, one) for one in terms)


def _told(reading: Reading, text: str) -> Mapping[str, Attribution]:
    """Whom it names that no talk of the letter lets be named, and how they may be told."""
    named = {
        party.organisation.id
        for meeting in reading.given.meetings
        for party in meeting.parties
        if party.organisation is not None and party.attribution is Attribution.NAME
    }
    told = reading.telling.guard.revealed_anywhere(text)
    return {id_: how for id_, how in told.items() if id_ not in named}


def _say(told: Mapping[str, Attribution]) -> str:
    if Attribution.INTERNAL in told.values():
        return _(
            "This names who sat in a talk of which nothing may be told outside. Whoever reads it "
            "may know that they were there. Check that it may stand, or word it otherwise."
        )
    return _(
        "This names who may be told by sector only in a talk of this letter. Whoever reads both "
        "may know who sat there. Check that it may stand, or word it otherwise."
    )
