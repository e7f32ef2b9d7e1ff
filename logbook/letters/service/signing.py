"""Signing a letter: its text, findings and bytes are frozen, and what it promises is planned.

Rendering takes longer than a writing transaction may: `prepare` does it before, and `sign` makes
sure that the letter still reads as it did. All of `sign` is one transaction, so that a letter is
signed whole or not at all.
"""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from logbook.commitments import service as commitments
from logbook.commitments.details import EvidenceDetails, StatusDetails
from logbook.commitments.models import Commitment, CommitmentStatus, EvidenceKind, EvidenceRole
from logbook.composer.contents import Outcome
from logbook.dates import PartialDate
from logbook.db import db
from logbook.errors import Conflict, Invalid
from logbook.followups import service as follow_ups
from logbook.followups.details import FollowUpDetails, Origin
from logbook.history import service as history
from logbook.letters import queries
from logbook.letters.models import (
    Rendering,
    Report,
    ReportAnswer,
    ReportState,
)
from logbook.letters.service.checking import check, keep
from logbook.letters.service.digest import digest_of
from logbook.letters.service.states import require_concept, take_step
from logbook.policy import Caller, require_write
from logbook.references.details import ReferenceDetails
from logbook.web.language import _
from logbook.wording import Wording

STATUSES = {
    Outcome.FULFILLED: CommitmentStatus.DONE,
    Outcome.PARTLY: CommitmentStatus.PARTLY_DONE,
    Outcome.IN_PROGRESS: CommitmentStatus.IN_PROGRESS,
}
_INFORMED = Wording(
    "Bij brief van {date} is de Kamer hierover geïnformeerd.",
    "The House was informed about this by letter of {date}.",
)


@dataclass(frozen=True, slots=True)
class SignableLetter:
    """What a letter came to: the digest of its content, and its bytes by format."""

    sha256: str
    renderings: Mapping[str, bytes]


def sign(
    caller: Caller, id: uuid.UUID, prepared: SignableLetter, *, version: int | None, now: datetime
) -> Report:
    """Sign a reviewed letter, and do what follows from it.

    Kept are its findings, its bytes in every format and their digests. Each commitment that the
    letter answers gets the letter as evidence and the status that it proposes; of what is promised
    to be told later a follow-up is planned. Raises NotFound, Forbidden; Conflict where the letter
    changed since it was prepared; Invalid before the review, and while an error is neither mended
    nor answered.
    """
    report = queries.letter(caller, id)
    require_write(caller, report)
    require_concept(report)
    report.begin_change(version, now=now)
    if report.state is not ReportState.REVIEWED:
        raise Invalid({"": [_("Somebody else has to review this letter first.")]})
    if prepared.sha256 != digest_of(report):
        raise Conflict(report)
    checked = check(report)
    open_errors = sum(one.holds_back for one in checked)
    if open_errors:
        raise Invalid({"": [_("There are errors that are neither mended nor answered.")]})
    before = history.snapshot(report)
    report.findings = [one.answer for one in checked if one.answer is not None]
    for one in checked:
        if one.answer is None:
            keep(report, one.finding)
    report.sha256 = prepared.sha256
    report.changes, report.changed_at = [], None
    take_step(report, caller, ReportState.SIGNED, None, now)
    for form, content in prepared.renderings.items():
        db.session.add(
            Rendering(
                report_id=report.id,
                format=form,
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
            )
        )
    report.touch(now)
    history.record(caller, "sign", report, now=now, before=before)
    for answer in report.answers:
        if answer.outcome is not Outcome.MENTIONED:
            _follow(caller, report, answer, now)
    return report


def _follow(caller: Caller, report: Report, answer: ReportAnswer, now: datetime) -> None:
    """What signing means for one commitment."""
    if report.corrects_id is None or answer.commitment_id not in _answered_before(report):
        commitments.add_evidence(caller, answer.commitment_id, _evidence(report), now=now)
    status = STATUSES.get(answer.outcome) if answer.outcome else None
    if status is not None and status is not answer.commitment.status:
        commitments.change_status(
            caller,
            answer.commitment_id,
            StatusDetails(
                status,
                on=min(report.date, caller.today(now)),
                reason=_("Proposed in the letter of %(date)s.", date=report.date.isoformat()),
                letter_id=report.id,
            ),
            now=now,
        )
    if answer.outcome in (Outcome.PARTLY, Outcome.IN_PROGRESS):
        _plan(caller, report, answer.commitment, now)


def _answered_before(report: Report) -> set[uuid.UUID]:
    """What the edition that this one corrects answered: its evidence is there already."""
    corrected = db.session.get_one(Report, report.corrects_id)
    return {one.commitment_id for one in corrected.answers if one.outcome is not Outcome.MENTIONED}


def _evidence(report: Report) -> EvidenceDetails:
    return EvidenceDetails(
        kind=EvidenceKind.LETTER,
        role=EvidenceRole.BACKGROUND,
        sentence=_INFORMED,
        date=PartialDate.on(report.date),
        reference=ReferenceDetails(text=report.our_reference, report_id=report.id),
    )


def _plan(caller: Caller, report: Report, commitment: Commitment, now: datetime) -> None:
    """The House is to hear more: by the term that was promised, where there is one ahead."""
    term = commitment.deadline_on(report.date)
    ahead = term if term and term.on and term.on > report.date else None
    title = commitment.title
    follow_ups.create(
        caller,
        FollowUpDetails(
            title=Wording(
                f"De Kamer nader informeren: {title.nl}",
                f"Inform the House further: {title.en or title.nl}",
            ),
            origin=Origin(letter=report.id),
            commitments=[commitment.id],
            owner_id=commitment.owner_id,
            due=PartialDate.on(ahead.on) if ahead and ahead.on else None,
            due_text=ahead.text if ahead else None,
            made_on=min(report.date, caller.today(now)),
        ),
        now=now,
    )
