"""Composing the list of how commitments stand. Pure: no query, no clock, no language chosen."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from logbook.commitments.models import CLOSED_STATUSES, Commitment, CommitmentKind
from logbook.commitments.queries import State
from logbook.copying import copied
from logbook.dossiers.dossier.composing import cited
from logbook.dossiers.dossier.contents import DossierDeadline, Note, RecordVersion
from logbook.dossiers.standing.contents import (
    AnsweringLetter,
    Entry,
    ListPart,
    Narrowing,
    StateOfAffairs,
)
from logbook.letters.models import ReportAnswer


@dataclass(frozen=True, slots=True)
class StandingRows:
    """What the list is composed from.

    `letters`: by commitment, the signed letters that answered it, the oldest first. `state`: only
    what still runs, or only what is settled; None tells of both.
    """

    commitments: Sequence[Commitment]
    letters: Mapping[uuid.UUID, Sequence[ReportAnswer]]
    narrowing: Narrowing
    state: State | None


def compose(rows: StandingRows, as_of: date) -> StateOfAffairs:
    """The list as of a day."""
    entries = [
        _entry(one, rows.letters.get(one.id, ()), as_of)
        for one in sorted(rows.commitments, key=_place)
        if one.began is None or one.began.earliest <= as_of
    ]
    parts = (
        ListPart(
            kind,
            state,
            tuple(
                one
                for one in entries
                if one.kind is kind and one.settled is (state is State.CLOSED)
            ),
        )
        for kind in (CommitmentKind.PROMISE, CommitmentKind.MOTION)
        for state in (State.OPEN, State.CLOSED)
        if rows.state in (None, state)
    )
    some = tuple(part for part in parts if part.commitments)
    return StateOfAffairs(
        date=as_of,
        narrowing=rows.narrowing,
        parts=some,
        total=sum(len(part.commitments) for part in some),
    )


def _place(one: Commitment) -> tuple[bool, date, str, str]:
    began = one.began
    return began is None, began.earliest if began else date.min, one.title.nl, str(one.id)


def _entry(one: Commitment, letters: Sequence[ReportAnswer], as_of: date) -> Entry:
    status = one.status_on(as_of)
    steps = [step for step in one.status_changes if step.on <= as_of]
    notes = [note for note in one.progress if note.on <= as_of]
    note = max(notes, key=lambda note: note.on) if notes else None
    answers = [answer for answer in letters if answer.report.date <= as_of]
    term = one.deadline_on(as_of)
    passed = term is not None and term.on is not None and term.on < as_of
    return copied(
        Entry,
        one,
        source=RecordVersion("commitment", one.id, one.version),
        dossier=cited(one.dossier),
        office=one.office.name if one.office else None,
        unit=one.unit.name if one.unit else None,
        status=status,
        since=steps[-1].on if steps else None,
        progress=copied(Note, note) if note else None,
        letter=_letter(answers[-1]) if answers else None,
        term=copied(DossierDeadline, term, holds=True) if term else None,
        late=status not in CLOSED_STATUSES and passed,
    )


def _letter(answer: ReportAnswer) -> AnsweringLetter:
    letter = answer.report
    source = RecordVersion("report", letter.id, letter.version)
    return copied(AnsweringLetter, letter, source=source, outcome=answer.outcome)
