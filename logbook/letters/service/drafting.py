"""Making a letter, changing what surrounds its text, deleting it and bringing it back."""

import uuid
from collections import Counter
from datetime import datetime

from sqlalchemy import select

from logbook.assigning import assign
from logbook.commitments.models import Commitment
from logbook.db import db
from logbook.directory.models import Office
from logbook.errors import Forbidden
from logbook.history import service as history
from logbook.judging import Told, by_row, judged, readable, refuse
from logbook.letters import queries
from logbook.letters.details import AnswerDetails, LetterDetails, SignatoryDetails
from logbook.letters.indexing import index
from logbook.letters.models import (
    Report,
    ReportAnswer,
    ReportAttachment,
    ReportKind,
    ReportState,
    Signatory,
)
from logbook.letters.service.changes import as_read, keep_changes
from logbook.letters.service.composing import put_together
from logbook.letters.service.states import back_to_concept, require_concept
from logbook.meetings.models import Marking
from logbook.policy import Caller, require_write
from logbook.web.language import _


def create_letter(
    caller: Caller, details: LetterDetails, *, now: datetime, allow_dep_v: bool = False
) -> Report:
    """Make a letter of the caller's unit and compose it. Raises Forbidden, Invalid."""
    require_write(caller)
    if caller.id is None or caller.unit_id is None:
        raise Forbidden
    _refuse(details, allow_dep_v=allow_dep_v)
    report = Report(
        now=now,
        id=details.id or uuid.uuid4(),
        kind=ReportKind.LETTER,
        author_id=caller.id,
        unit_id=caller.unit_id,
        state=ReportState.CONCEPT,
        edition=1,
    )
    _fill(report, details)
    put_together(report, now=now)
    db.session.add(report)
    index(report)
    history.record(caller, "create", report, now=now)
    return report


def edit_letter(
    caller: Caller,
    id: uuid.UUID,
    details: LetterDetails,
    *,
    version: int | None,
    now: datetime,
    allow_dep_v: bool = False,
) -> Report:
    """Replace what the letter answers and what surrounds its text, and compose it again.

    What anybody wrote in the text stays. Raises NotFound, Forbidden, Conflict, Invalid.
    """
    report = queries.letter(caller, id)
    require_write(caller, report)
    require_concept(report)
    report.begin_change(version, now=now)
    _refuse(details, allow_dep_v=allow_dep_v)
    before, read = history.snapshot(report), as_read(report)
    _fill(report, details)
    put_together(report, now=now)
    keep_changes(report, read, now)
    back_to_concept(report, caller, now)
    report.touch(now)
    index(report)
    history.record(caller, "edit", report, now=now, before=before)
    return report


def delete_letter(
    caller: Caller, id: uuid.UUID, *, version: int | None = None, now: datetime
) -> Report:
    """Take a letter away that is not signed. Raises NotFound, Forbidden, Conflict, Invalid."""
    report = queries.letter(caller, id)
    require_write(caller, report)
    require_concept(report)
    report.begin_change(version, now=now)
    before = history.snapshot(report)
    report.deleted_at = now
    history.record(caller, "delete", report, now=now, before=before)
    return report


def restore_letter(caller: Caller, id: uuid.UUID, *, now: datetime) -> Report:
    """Bring a deleted letter back as it was. Raises NotFound, Forbidden."""
    report = queries.deleted_letter(caller, id)
    require_write(caller, report)
    before = history.snapshot(report)
    report.deleted_at = None
    history.record(caller, "restore", report, now=now, before=before)
    return report


def _refuse(details: LetterDetails, *, allow_dep_v: bool) -> None:
    refuse(
        judged(
            _check_answers(details),
            _check_signatories(details),
            _check_marking(details, allow_dep_v=allow_dep_v),
        )
    )


def _check_answers(details: LetterDetails) -> Told:
    if not details.answers:
        yield "answers", _("Choose at least one motion or promise.")
    wanted = readable(one.commitment_id for one in details.answers)
    there = set(db.session.scalars(select(Commitment.id).where(Commitment.id.in_(wanted))))
    counted = Counter(wanted)

    def there_once(place: int, one: AnswerDetails) -> Told:
        if counted[one.commitment_id] > 1:
            yield f"answers-{place}-commitment", _("This one stands in the letter twice.")
        elif one.commitment_id not in there:
            yield f"answers-{place}-commitment", _("There is no such commitment.")

    yield from by_row(details.answers, there_once)


def _check_signatories(details: LetterDetails) -> Told:
    if not details.signatories:
        yield "signatories", _("Say who signs.")
    wanted = readable(one.office_id for one in details.signatories)
    known = set(db.session.scalars(select(Office.id).where(Office.id.in_(wanted))))

    def there(place: int, one: SignatoryDetails) -> Told:
        if one.office_id not in known:
            yield f"signatories-{place}-office", _("There is no such office.")

    yield from by_row(details.signatories, there)


def _check_marking(details: LetterDetails, *, allow_dep_v: bool) -> Told:
    if details.marking is not Marking.NONE and not allow_dep_v:
        yield "marking", _("This logbook holds no marked information.")


def _fill(report: Report, details: LetterDetails) -> None:
    assign(report, details, apart=("answers", "signatories", "attachments"))
    answers = {one.commitment_id: one for one in report.answers}
    report.answers = [
        _answer(answers.get(one.commitment_id), one, place)
        for place, one in enumerate(details.answers)
    ]
    signing = {one.office_id: one for one in report.signatories}
    report.signatories = [
        _signatory(signing.get(one.office_id), one, place)
        for place, one in enumerate(dict.fromkeys(details.signatories))
    ]
    report.attachments = [
        ReportAttachment(id=uuid.uuid4(), name=name, position=place)
        for place, name in enumerate(details.attachments)
    ]


def _answer(row: ReportAnswer | None, given: AnswerDetails, place: int) -> ReportAnswer:
    row = row or ReportAnswer(id=uuid.uuid4())
    assign(row, given)
    row.position = place
    return row


def _signatory(row: Signatory | None, given: SignatoryDetails, place: int) -> Signatory:
    row = row or Signatory(id=uuid.uuid4())
    assign(row, given)
    row.position = place
    return row
