"""Composing the list of how commitments stand. Pure: no query, no clock, no language chosen."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from logbook.commitments.models import CLOSED_STATUSES, Commitment, CommitmentKind
from logbook.commitments.queries import State
from logbook.dossiers.dossier.contents import DossierTerm, Note, Source
from logbook.dossiers.standing.contents import Answer, Entry, Narrowing, Part, StateOfAffairs
from logbook.letters.models import ReportAnswer


@dataclass(frozen=True, slots=True)
class Rows:
    """What the list is composed from.

    `letters`: by commitment, the signed letters that answered it, the oldest first. `state`: only
    what still runs, or only what is settled; None tells of both.
    """

    commitments: Sequence[Commitment]
    letters: Mapping[uuid.UUID, Sequence[ReportAnswer]]
    narrowing: Narrowing
    state: State | None


def compose(rows: Rows, as_of: date) -> StateOfAffairs:
    """The list as of a day."""
    entries = [
        _entry(one, rows.letters.get(one.id, ()), as_of)
        for one in sorted(rows.commitments, key=_place)
        if one.began is None or one.began.earliest <= as_of
    ]
    told = {None: (False, True), State.OPEN: (False,), State.CLOSED: (True,)}[rows.state]
    parts = (
        Part(
            kind,
            settled,
            tuple(one for one in entries if one.kind is kind and one.settled is settled),
        )
        for kind in (CommitmentKind.PROMISE, CommitmentKind.MOTION)
        for settled in told
    )
    return StateOfAffairs(as_of, rows.narrowing, tuple(part for part in parts if part.entries))


def _place(one: Commitment) -> tuple[bool, date, str, str]:
    began = one.began
    return began is None, began.earliest if began else date.min, one.title.nl, str(one.id)


def _entry(one: Commitment, letters: Sequence[ReportAnswer], as_of: date) -> Entry:
    status = one.status_on(as_of)
    settled = status in CLOSED_STATUSES
    steps = [step for step in one.status_changes if step.on <= as_of]
    notes = [note for note in one.progress if note.on <= as_of]
    note = max(notes, key=lambda note: note.on) if notes else None
    answers = [answer for answer in letters if answer.report.date <= as_of]
    term = one.deadline_on(as_of)
    return Entry(
        source=Source("commitment", one.id, one.version),
        kind=one.kind,
        chamber=one.chamber,
        title=one.title,
        clause=one.clause,
        clause_type=one.clause_type,
        made_on=one.made_on,
        submitted_on=one.submitted_on,
        adopted_on=one.adopted_on,
        occasion=one.occasion,
        movers=tuple(one.movers),
        co_signers=one.co_signers,
        number=one.number,
        own_number=one.own_number,
        citation=one.citation,
        cited=one.dossier,
        office=one.office.name if one.office else None,
        unit=one.unit.name if one.unit else None,
        status=status,
        since=steps[-1].on if steps else None,
        settled=settled,
        progress=Note(note.on, note.text) if note else None,
        answer=_answer(answers[-1]) if answers else None,
        term=DossierTerm(term.text, term.on, term.said_on, term.reason, holds=True)
        if term
        else None,
        late=not settled and term is not None and term.on is not None and term.on < as_of,
    )


def _answer(answer: ReportAnswer) -> Answer:
    letter = answer.report
    return Answer(
        Source("report", letter.id, letter.version),
        letter.date,
        letter.our_reference,
        answer.outcome,
    )
