"""The course of a commitment, in order of days: its statuses, its terms, and where it stood."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from logbook.assigning import assign
from logbook.commitments.details import (
    CommitmentDetails,
    DeadlineDetails,
    ProgressDetails,
    StatusDetails,
)
from logbook.commitments.models import (
    Commitment,
    CommitmentStatus,
    Deadline,
    ProgressNote,
    StatusChange,
)
from logbook.commitments.queries import recesses
from logbook.dates import spoken_deadline
from logbook.directory.service.rows import rows_for
from logbook.judging import Told, by_row, judged
from logbook.policy import Caller
from logbook.references.sight import Pointed, is_known
from logbook.web.language import _

Errors = dict[str, list[str]]
Given = StatusDetails | DeadlineDetails | ProgressDetails
Step = TypeVar("Step", StatusChange, Deadline, ProgressNote)


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, and on which day."""

    caller: Caller
    day: date


def check_course(
    record: Commitment, details: CommitmentDetails, today: Writing
) -> tuple[Told, Told, Told]:
    """What is wrong with the rows that were given."""
    stays = {change.letter_id for change in record.status_changes}
    stays |= {term.letter_id for term in record.deadlines}

    def steps(given: Sequence[Given] | None, path: str) -> Told:
        def step_told(place: int, step: Given) -> Told:
            for name, sentences in check_step(step, today, stays).items():
                yield from ((f"{path}-{place}-{name}", sentence) for sentence in sentences)

        return by_row(given, step_told) if given is not None else ()

    return (
        steps(details.status_changes, "statusChanges"),
        steps(details.deadlines, "deadlines"),
        steps(details.progress, "progress"),
    )


def replace_course(
    record: Commitment, details: CommitmentDetails, today: Writing, *, is_new: bool
) -> None:
    """Put in the rows that were given; where none were (None) they stay."""
    if details.status_changes is not None:
        changes = rows_for(
            StatusChange, record.status_changes, details.status_changes, "statusChanges"
        )
        for change, given in zip(changes, details.status_changes, strict=True):
            fill_status(change, given, today)
        record.status_changes = in_order(changes)
    if details.deadlines is not None:
        terms = rows_for(Deadline, record.deadlines, details.deadlines, "deadlines")
        for place, (term, said) in enumerate(zip(terms, details.deadlines, strict=True)):
            fill_deadline(record, term, said, _said_on(record, said, today, place == 0 and is_new))
        record.deadlines = in_order(terms)
    if details.progress is not None:
        notes = rows_for(ProgressNote, record.progress, details.progress, "progress")
        for note, told in zip(notes, details.progress, strict=True):
            fill_progress(note, told, today)
        record.progress = in_order(notes)
    _settle_status(record, details, today, is_new=is_new)


def fill_status(change: StatusChange, given: StatusDetails, today: Writing) -> None:
    """Write one step of the status."""
    assign(change, given, apart=("on",))
    change.on = given.on or today.day


def fill_deadline(
    record: Commitment, term: Deadline, given: DeadlineDetails, said_on: date
) -> None:
    """Write one term; the day is read in its words, with the recesses of the chamber promised."""
    assign(term, given, apart=("on", "said_on"))
    term.said_on = said_on
    term.on = given.on or spoken_deadline(
        given.text, said_on=said_on, recesses=recesses(record.chamber)
    )


def fill_progress(note: ProgressNote, given: ProgressDetails, today: Writing) -> None:
    """Write where it stood."""
    assign(note, given, apart=("on",))
    note.on = given.on or today.day


def check_step(
    given: Given,
    today: Writing,
    stays: Collection[uuid.UUID | None] = (),
) -> Errors:
    """What is wrong with one step: it lies ahead, or names a letter that nobody can open.

    `stays`: the letters that were named before.
    """
    return judged(_check_letter(given, today, stays), _check_days(given, today.day))


def _check_letter(given: Given, today: Writing, stays: Collection[uuid.UUID | None]) -> Told:
    letter = getattr(given, "letter_id", None)
    if letter and letter not in stays and not is_known(Pointed.LETTER, today.caller, letter):
        yield "letter", _("There is no such letter, or you may not see it.")


def _check_days(given: Given, today: date) -> Told:
    if isinstance(given, DeadlineDetails):
        if given.said_on and given.said_on > today:
            yield "saidOn", _("This day is still to come. Give the day it was said.")
        if given.on and given.said_on and given.on < given.said_on:
            yield "on", _("This term ends before it was set.")
    elif given.on and given.on > today:
        yield "on", _("This day is still to come. Give today or an earlier day.")


def in_order(rows: Sequence[Step]) -> list[Step]:
    """The rows by their day, those of one day as they stood; numbered so."""
    ordered = sorted(rows, key=_day)
    for place, row in enumerate(ordered):
        row.position = place
    return ordered


def _day(row: StatusChange | Deadline | ProgressNote) -> date:
    return row.said_on if isinstance(row, Deadline) else row.on


def _said_on(record: Commitment, given: DeadlineDetails, today: Writing, is_first: bool) -> date:
    """When a term was said: with the promise itself, where it is the first of a new commitment."""
    if given.said_on is None and is_first and record.began is not None:
        return min(record.began.earliest, today.day)
    return given.said_on or today.day


def _settle_status(
    record: Commitment, details: CommitmentDetails, today: Writing, *, is_new: bool
) -> None:
    """Let the status be that of the last change; one that was given beside it becomes a change."""
    said = record.status_changes[-1].status if record.status_changes else None
    if details.status is None:
        if is_new or details.status_changes is not None:
            record.status = said or CommitmentStatus.OPEN
        return
    current = said or (details.status if is_new else record.status)
    record.status = details.status
    if details.status is not current:
        change = StatusChange(id=uuid.uuid4(), status=details.status, on=today.day)
        record.status_changes = in_order([*record.status_changes, change])
