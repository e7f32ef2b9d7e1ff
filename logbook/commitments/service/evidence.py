"""What answers a commitment besides meetings: documents, briefings, events, measures, letters."""

import uuid
from datetime import datetime

from sqlalchemy import func, select

from logbook.assigning import assign
from logbook.commitments.details import EvidenceDetails
from logbook.commitments.evidence_sentence import SLOT
from logbook.commitments.indexing import index
from logbook.commitments.models import Evidence
from logbook.commitments.queries import commitment, evidence
from logbook.db import db
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.judging import Refusals, refuse, under
from logbook.policy import Caller, require_write
from logbook.references.details import ReferenceDetails
from logbook.references.models import Reference
from logbook.references.service import create_reference, edit_reference
from logbook.web.language import _
from logbook.wording import Wording


def add_evidence(
    caller: Caller,
    commitment_id: uuid.UUID,
    details: EvidenceDetails,
    *,
    now: datetime,
) -> Evidence:
    """Add evidence to a commitment, after what is there.

    Raises NotFound, Forbidden; Invalid where the sentence has no slot for its date, or one without
    a date, and as `create_reference` under 'reference-…'.
    """
    require_write(caller)
    promise = commitment(commitment_id)
    made = Evidence(now=now, id=details.id or uuid.uuid4(), commitment_id=commitment_id)
    made.position = _next_position(commitment_id)
    _fill(caller, made, details, now)
    db.session.add(made)
    index(promise)
    history.record(caller, "create", made, now=now)
    return made


def edit_evidence(
    caller: Caller,
    commitment_id: uuid.UUID,
    evidence_id: uuid.UUID,
    details: EvidenceDetails,
    *,
    version: int | None,
    now: datetime,
) -> Evidence:
    """Replace all that is written of it. Raises as `add_evidence`, and Conflict."""
    require_write(caller)
    record = evidence(commitment_id, evidence_id)
    record.begin_change(version, now=now)
    before = history.snapshot(record)
    _fill(caller, record, details, now)
    record.touch(now)
    index(record.commitment)
    history.record(caller, "edit", record, now=now, before=before)
    return record


def remove_evidence(
    caller: Caller,
    commitment_id: uuid.UUID,
    evidence_id: uuid.UUID,
    *,
    version: int | None,
    now: datetime,
) -> None:
    """Take evidence away; the history keeps what it said. Raises NotFound, Forbidden, Conflict."""
    require_write(caller)
    record = evidence(commitment_id, evidence_id)
    record.begin_change(version, now=now)
    before = history.snapshot(record)
    promise = record.commitment
    db.session.delete(record)
    index(promise)
    history.record(caller, "delete", record, now=now, before=before)


def slot_errors(sentence: Wording, *, dated: bool) -> dict[str, list[str]]:
    """What is wrong with the slot, by field: exactly one where there is a date, else none."""
    errors = {}
    for language, text in (("nl", sentence.nl), ("en", sentence.en)):
        slots = text.count(SLOT) if text else int(dated)
        if dated and slots != 1:
            errors[f"sentence-{language}"] = [
                _("Write %(slot)s once, where the date belongs in the sentence.", slot=SLOT)
            ]
        elif not dated and slots:
            errors[f"sentence-{language}"] = [
                _("Give the date, or take %(slot)s out of the sentence.", slot=SLOT)
            ]
    return errors


def _fill(caller: Caller, record: Evidence, details: EvidenceDetails, now: datetime) -> None:
    refusals = Refusals()
    with refusals:
        refuse(slot_errors(details.sentence, dated=bool(details.date)))
    with refusals:
        assign(record, details, apart=("reference",))
    with refusals, under("reference"):
        record.reference = _reference(caller, record.reference, details.reference, now)
    refusals.settle()


def _reference(
    caller: Caller,
    current: Reference | None,
    details: ReferenceDetails | None,
    now: datetime,
) -> Reference | None:
    """The reference as given: the present one rewritten, another one by its id, or a new one."""
    if details is None:
        return None
    if details.id is not None and not details.says:
        found = db.session.get(Reference, details.id)
        if found is None:
            raise Invalid({"id": [_("There is no such reference.")]})
        return found
    if current is not None and details.id in (None, current.id):
        return edit_reference(caller, current, details, now=now)
    return create_reference(caller, details, now=now)


def _next_position(commitment_id: uuid.UUID) -> int:
    last = db.session.scalar(
        select(func.max(Evidence.position)).where(Evidence.commitment_id == commitment_id)
    )
    return 0 if last is None else last + 1
