"""Composing a dossier from loaded rows. Pure: no query, no clock, no language chosen."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time

from logbook.citations import Citation
from logbook.commitments.evidence_sentence import told
from logbook.commitments.models import Commitment, CommitmentRelation, Evidence
from logbook.copying import copied
from logbook.dates.spoken import Recess
from logbook.dossiers.dossier.contents import (
    Cited,
    Dossier,
    DossierDeadline,
    DossierLetter,
    Head,
    Note,
    Proof,
    RecordVersion,
    Relative,
    StatusStep,
)
from logbook.dossiers.dossier.talks import HeldRow, conversations
from logbook.dossiers.dossier.tasks import TaskRow, existed, task
from logbook.followups.models import FollowUpKind
from logbook.letters.models import ReportAnswer
from logbook.meetings.models import Marking
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class DossierRows:
    """What a dossier is composed from: rows that its reader may see, loaded whole.

    `tellable`: of the meetings that evidence refers to, those of which its reader may be told.
    """

    commitment: Commitment
    tied: Sequence[CommitmentRelation]
    evidence: Sequence[Evidence]
    meetings: Sequence[HeldRow]
    follow_ups: Sequence[TaskRow]
    letters: Sequence[ReportAnswer]
    recesses: Sequence[Recess]
    tellable: Collection[uuid.UUID]
    candidates: Sequence[Citation]


def compose(rows: DossierRows, as_of: date, *, leaves: bool = True) -> Dossier:
    """The dossier as of a day.

    `leaves`: it may leave the logbook, on paper or as a file, and so holds nothing of meetings that
    are marked.
    """
    held = [row for row in rows.meetings if row.first_end <= as_of]
    may_be_told = [row for row in held if not leaves or row.marking is Marking.NONE]
    told_of = sorted(
        may_be_told,
        key=lambda row: (row.told.date, row.start_time or time.min, str(row.told.source.id)),
    )
    tasks = [
        (follow_up.kind, task(follow_up, as_of, rows.recesses))
        for follow_up in rows.follow_ups
        if existed(follow_up, as_of) and not (leaves and follow_up.is_marked)
    ]
    return Dossier(
        date=as_of,
        answers=({"commitment": str(rows.commitment.id), "outcome": None},),
        commitment=_head(rows, as_of),
        contacts=tuple(row.told for row in told_of),
        conversations=conversations(
            (row.spoken for row in told_of if row.spoken is not None), rows.commitment.id
        ),
        relays=tuple(one for kind, one in tasks if kind is FollowUpKind.RELAY),
        follow_ups=tuple(one for kind, one in tasks if kind is FollowUpKind.ACTION),
        evidence=_evidence(rows, as_of),
        letters=tuple(_letter(one) for one in rows.letters if one.report.date <= as_of),
        withheld=len(held) - len(may_be_told),
        candidates=tuple(rows.candidates),
    )


def _head(rows: DossierRows, as_of: date) -> Head:
    one = rows.commitment
    began = one.began
    return copied(
        Head,
        one,
        source=RecordVersion("commitment", one.id, one.version),
        dossier=cited(one.dossier),
        office=one.office.name if one.office else None,
        unit=one.unit.name if one.unit else None,
        owner=one.owner.name if one.owner else None,
        deputy=one.deputy.name if one.deputy else None,
        topics=tuple(topic.label for topic in one.topics),
        related=_related(rows),
        in_force=began is None or began.earliest <= as_of,
        status=one.status_on(as_of),
        status_changes=tuple(
            copied(StatusStep, change) for change in one.status_changes if change.on <= as_of
        ),
        deadlines=_deadlines(one, as_of),
        progress=tuple(copied(Note, note) for note in one.progress if note.on <= as_of),
    )


def cited(citation: Citation | None) -> Cited | None:
    """The paper as a dossier tells it."""
    return copied(Cited, citation, number=citation.dossier) if citation else None


def _related(rows: DossierRows) -> tuple[Relative, ...]:
    """Ties both ways, each other commitment and kind once."""
    ties = [(tie.other, tie.kind) for tie in rows.commitment.related]
    ties += [(tie.commitment, tie.kind) for tie in rows.tied]
    found = {
        (other.id, kind): Relative(other.id, Wording(other.label("nl"), other.label("en")), kind)
        for other, kind in ties
    }
    return tuple(found.values())


def _deadlines(one: Commitment, as_of: date) -> tuple[DossierDeadline, ...]:
    holding = one.deadline_on(as_of)
    return tuple(
        copied(DossierDeadline, deadline, holds=deadline is holding)
        for deadline in one.deadlines
        if deadline.said_on <= as_of
    )


def _evidence(rows: DossierRows, as_of: date) -> tuple[Proof, ...]:
    """Dated ones in order, undated ones after them as they were entered."""
    known = [one for one in rows.evidence if one.date is None or one.date.earliest <= as_of]
    dated = sorted((one for one in known if one.date), key=lambda one: (one.date, one.position))
    undated = [one for one in known if one.date is None]
    return tuple(_proof(one, rows.tellable) for one in (*dated, *undated))


def _proof(one: Evidence, tellable: Collection[uuid.UUID]) -> Proof:
    reference = one.reference
    meeting_id = reference.meeting_id if reference else None
    return copied(
        Proof,
        one,
        source=RecordVersion("evidence", one.id, one.version),
        sentence=Wording(told(one, "nl"), told(one, "en")),
        text=reference.text if reference else None,
        citation=reference.citation if reference else None,
        url=reference.url if reference else None,
        meeting=meeting_id if meeting_id in tellable else None,
    )


def _letter(answer: ReportAnswer) -> DossierLetter:
    letter = answer.report
    source = RecordVersion("report", letter.id, letter.version)
    return copied(DossierLetter, letter, source=source, outcome=answer.outcome)
