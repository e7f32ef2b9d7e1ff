"""Whether the dates of a letter can be right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from logbook.commitments.models import Chamber, CommitmentKind, EvidenceRole
from logbook.composer.records import CommitmentRecord, EvidenceRecord, MeetingRecord
from logbook.dates import Form, PartialDate, Precision, last_day, say, say_days
from logbook.dates.names import WEEKDAYS
from logbook.linter.findings import Finding, Level
from logbook.linter.fixes import Act, Rewrite, instead
from logbook.linter.reading import Place, Reading
from logbook.linter.record_facts import Record, bears_on, dates_of, happened_on, words_of
from logbook.linter.text import main_clause, printed_dates
from logbook.web.language import _, current_language

# A promise in a letter or a briefing may fall on any day.
_WRITTEN = re.compile(r"\b(?:\w*brief|briefing|\w*letter|correspondentie)\b", re.IGNORECASE)
_PAST = {
    "nl": re.compile(
        r"\b(?:heb|heeft|hebben|had|hadden|was|waren|werd|werden|sprak|spraken|vond|vonden|kwam|"
        r"kwamen|verscheen|verschenen|ging|gingen|gaf|gaven|deed|deden|nam|namen|liet|lieten|"
        r"bracht|brachten|wisselde|wisselden|organiseerde|organiseerden|presenteerde|"
        r"presenteerden|publiceerde|publiceerden)\b|\b(?:is|zijn)\b.{0,200}\bge\w+(?:d|t|en)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:was|were|had|has|have|did|spoke|took|held|made|gave|met|wrote|came|went|\w{2,}ed)\b",
        re.IGNORECASE,
    ),
}
_SITTING = re.compile(
    r"\b(?:gestemd|stemming\w*|\w*debat|\w*debatten|voted?|debates?)\b", re.IGNORECASE
)
_WEEKDAYS = frozenset(day for days in WEEKDAYS.values() for day in days)
_LEADS = {"nl": ("op", "van"), "en": ("on", "of")}
_AHEAD = {
    "nl": re.compile(
        r"\b(?:zal|zullen|wordt|worden|gepland|geplande|voorzien|voornemens|voornemen|beoogd|"
        r"uiterlijk|vóór|verwacht|verwachten)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:will|shall|planned|scheduled|intend\w*|expected|foreseen|by|before|to be)\b",
        re.IGNORECASE,
    ),
}


def before_promise(reading: Reading) -> Iterator[Finding]:
    """What is told as an answer and happened before there was anything to answer."""
    for place in reading.places:
        section = place.section
        for id_ in section.commitments if section else ():
            commitment = reading.commitments.get(id_)
            if commitment is not None:
                talks = [one for one in reading.told_meetings(place) if bears_on(one, commitment)]
                for meeting in talks:
                    yield from _before(commitment, meeting, place)
        for id_ in place.ids("evidence"):
            owner, evidence = reading.evidence.get(id_, (None, None))
            if owner and evidence and evidence.role is EvidenceRole.ANSWERS:
                yield from _before(owner, evidence, place)


def _before(
    commitment: CommitmentRecord, record: MeetingRecord | EvidenceRecord, place: Place
) -> Iterator[Finding]:
    began, end = happened_on(commitment), getattr(record, "end_date", None)
    if record.date is None or began is None or last_day(record.date, end) >= began.earliest:
        return
    on = say_days(record.date, end, current_language(), Form.SENTENCE)
    words = {"on": on, "began": _said(began)}
    tabled = commitment.submitted_on
    if commitment.continues:
        level, say_ = (
            Level.WARNING,
            _(
                "This was %(on)s, before the promise of %(began)s to continue. Check both "
                "dates, or tell it as what came before.",
                **words,
            ),
        )
    elif tabled is not None and tabled.earliest <= last_day(record.date, end):
        level, say_ = (
            Level.WARNING,
            _(
                "This was %(on)s, after the motion was tabled but before it was adopted on "
                "%(began)s. Check that it answers the motion.",
                **words,
            ),
        )
    else:
        level, say_ = (
            Level.ERROR,
            _(
                "This was %(on)s, before the commitment of %(began)s that it answers. Correct "
                "the date that is wrong, or tell it as background.",
                **words,
            ),
        )
    yield Finding("before-promise", level, record.id, (place.text,), say_, (Act.RECORD,))


def precision(reading: Reading) -> Iterator[Finding]:
    """A date printed more precisely than any record knows it, and how the best of them knows it."""
    for place in reading.places:
        printed = printed_dates(place.text)
        records = reading.behind(place) if printed else []
        certain = [date for one in records for date in dates_of(one)]
        certain += printed_dates(words_of(records))
        loose = [date for date in printed if not any(_is_in(one, date) for one in certain)]
        for date in loose:
            for record, known in _best_known(date, records):
                as_known = _as_known(date, known, place.text, reading.language)
                one = _too_fine(date, known, record.id or place.record, place)
                yield replace(one, fixes=(*as_known, Act.COMPOSED, Act.RECORD))


def _best_known(
    date: PartialDate, records: Sequence[Record]
) -> Iterator[tuple[Record, PartialDate]]:
    """The records that know the date less precisely, but none of them more so than another."""
    known = [(one, each) for one in records for each in dates_of(one) if _is_finer(date, each)]
    for record, each in known:
        if not any(_is_finer(other, each) for _record, other in known):
            yield record, each


def _too_fine(date: PartialDate, known: PartialDate, record: str, place: Place) -> Finding:
    say_ = _(
        "The text says %(printed)s, but the record knows only %(known)s. Write it as it is known, "
        "or complete the record first.",
        printed=_said(date),
        known=_said(known),
    )
    return Finding("precision", Level.ERROR, record, (place.text,), say_)


def _as_known(
    date: PartialDate, known: PartialDate, sentence: str, language: str
) -> Iterator[Rewrite]:
    """To write the date as it is known, where the word before it tells how that is said."""
    on, of = _LEADS[language]
    printed, within = say(date, language), say(known, language, Form.SENTENCE)
    for lead in (on, "in"):
        yield from instead(sentence, f"{lead} {printed}", within)
    yield from instead(sentence, f"{of} {printed}", f"{of} {within.removeprefix('in ')}")


def _is_finer(date: PartialDate, known: PartialDate) -> bool:
    return _is_in(date, known) and not _is_in(known, date)


def _is_in(one: PartialDate, other: PartialDate) -> bool:
    return other.earliest <= one.earliest and one.latest <= other.latest


def future(reading: Reading) -> Iterator[Finding]:
    """What had not happened on the letter's date and is told as if it had."""
    day = reading.given.date
    for place in reading.places:
        told = main_clause(place.text, reading.language)
        if not _PAST[reading.language].search(told) or _AHEAD[reading.language].search(told):
            continue
        known = [(one.id, _ended_on(one)) for one in reading.behind(place)]
        printed = [(place.record, date) for date in printed_dates(told)]
        for record, date in (*known, *printed):
            if date is not None and date.earliest > day:
                yield Finding(
                    "future",
                    Level.ERROR,
                    record,
                    (place.text,),
                    _(
                        "The letter is of %(day)s and tells of %(date)s as past. Correct the date, "
                        "write what is planned, or leave it out.",
                        day=_said(PartialDate.on(day)),
                        date=_said(date),
                    ),
                    (Act.COMPOSED,),
                )


def _ended_on(record: Record) -> PartialDate | None:
    """The date by which it had happened; of what lasts several days the last."""
    return dates_of(record)[-1] if isinstance(record, MeetingRecord) else happened_on(record)


def sitting_day(reading: Reading) -> Iterator[Finding]:
    """A vote or a debate on a day on which the chamber does not sit."""
    for one in reading.commitments.values():
        held = _sitting(one)
        if held is None or held.precision is not Precision.DAY:
            continue
        texts = [
            place.text
            for place in reading.places
            if one.id in place.ids("commitment") and not place.leads
        ]
        say_ = _not_sitting(reading, one.chamber, held)
        if say_:
            fixes = (Act.RECORD,)
            yield Finding("sitting-day", Level.WARNING, one.id, tuple(texts), say_, fixes)
    for place in reading.places:
        if place.is_edited:
            for say_ in _written(reading, place):
                yield Finding("sitting-day", Level.WARNING, place.record, (place.text,), say_)


def _written(reading: Reading, place: Place) -> Iterator[str]:
    """What an author wrote of votes and debates, and of days of the week."""
    days = [date for date in printed_dates(place.text) if date.precision is Precision.DAY]
    if _SITTING.search(place.text):
        yield from filter(None, (_not_sitting(reading, reading.given.chamber, one) for one in days))
    for date in days:
        weekday = WEEKDAYS[reading.language][date.earliest.weekday()]
        before = re.search(rf"(\w+) {re.escape(say(date, reading.language))}", place.text)
        if before and before[1] in _WEEKDAYS and before[1] != weekday:
            yield _("%(date)s is no %(other)s. Check the date.", date=_said(date), other=before[1])


def _sitting(one: CommitmentRecord) -> PartialDate | None:
    """The day of the vote or debate that the letter prints; None for what needs no sitting."""
    spoken = one.occasion is not None and not _WRITTEN.search(one.occasion.nl)
    return happened_on(one) if spoken or one.kind is CommitmentKind.MOTION else None


def _not_sitting(reading: Reading, chamber: Chamber, held: PartialDate) -> str:
    day = held.earliest
    if day.weekday() > 4:
        return _(
            "%(date)s was in a weekend, when the House does not vote or debate. Check the date: "
            "it may be wrong, or that of another step.",
            date=_said(held),
        )
    for recess in reading.known.recesses_of(chamber):
        if recess.since <= day <= recess.until:
            return _(
                "%(date)s fell in the recess ‘%(recess)s’, when there is no vote or debate. Check "
                "the date: it may be wrong, or that of another step.",
                date=_said(held),
                recess=recess.name,
            )
    return ""


def _said(date: PartialDate) -> str:
    return say(date, current_language())
