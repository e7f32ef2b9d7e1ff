"""Making, replacing and deleting commitments."""

import uuid
from datetime import datetime

from sqlalchemy import select

from logbook.assigning import assign
from logbook.citations import parse
from logbook.commitments.details import CommitmentDetails
from logbook.commitments.indexing import forget, index
from logbook.commitments.models import Commitment, CommitmentRelation
from logbook.commitments.queries import commitment
from logbook.commitments.service.course import Writing, check_course, replace_course
from logbook.db import db
from logbook.directory.models import Topic
from logbook.directory.queries.names import named
from logbook.directory.queries.uses import places_of
from logbook.directory.service.rows import rows_for
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.judging import Told, judged, refuse
from logbook.policy import Caller, require_write
from logbook.web.language import _

OWN_LINKS = frozenset({"commitment_topic"})
"""Tables in which a commitment is linked by itself: what stands there does not hang on it."""
_APART = ("topics", "related", "status", "status_changes", "deadlines", "progress")


def create_commitment(
    caller: Caller,
    details: CommitmentDetails,
    *,
    now: datetime,
) -> Commitment:
    """Enter a promise or a motion.

    Raises Forbidden for a reader; Invalid for a number that another has, a tie to itself, and for
    steps that lie in the future.
    """
    require_write(caller)
    made = Commitment(now=now, id=details.id or uuid.uuid4())
    with db.session.no_autoflush:
        _fill(made, details, Writing(caller, caller.today(now)), is_new=True)
    db.session.add(made)
    index(made)
    history.record(caller, "create", made, now=now)
    return made


def edit_commitment(
    caller: Caller,
    commitment_id: uuid.UUID,
    details: CommitmentDetails,
    *,
    version: int | None,
    now: datetime,
) -> Commitment:
    """Replace all that is written of a commitment. Raises as `create_commitment`.

    Also raises NotFound, and Conflict for a stale version.
    """
    require_write(caller)
    record = commitment(commitment_id)
    record.begin_change(version, now=now)
    before = history.snapshot(record)
    with db.session.no_autoflush:
        _fill(record, details, Writing(caller, caller.today(now)), is_new=False)
    record.touch(now)
    index(record)
    history.record(caller, "edit", record, now=now, before=before)
    return record


def delete_commitment(
    caller: Caller, commitment_id: uuid.UUID, *, version: int | None, now: datetime
) -> None:
    """Take away a commitment entered by mistake. Raises Invalid where anything hangs on it."""
    require_write(caller)
    record = commitment(commitment_id)
    record.begin_change(version, now=now)
    if set(places_of(record)) - OWN_LINKS:
        sentence = _(
            "Meetings, follow-ups, evidence or letters hang on this: it cannot be deleted. Let it"
            " lapse instead."
        )
        raise Invalid({"": [sentence]})
    before = history.snapshot(record)
    db.session.delete(record)
    forget(record)
    history.record(caller, "delete", record, now=now, before=before)


def _fill(record: Commitment, details: CommitmentDetails, today: Writing, *, is_new: bool) -> None:
    refuse(
        judged(
            _check_number(record.id, details.number),
            _check_related(record.id, details),
            *check_course(record, details, today),
        )
    )
    assign(record, details, apart=_APART)
    _cite(record, details.citation)
    record.topics = list(db.session.scalars(select(Topic).where(Topic.id.in_(details.topics))))
    _relate(record, details)
    replace_course(record, details, today, is_new=is_new)


def _cite(record: Commitment, citation: str | None) -> None:
    """Keep, beside the citation as written, what is read in it."""
    read = parse(citation) if citation else None
    record.dossier_number = read.dossier if read else None
    record.dossier_suffix = read.suffix if read else None
    record.paper = read.paper if read else None


def _relate(record: Commitment, details: CommitmentDetails) -> None:
    rows = rows_for(CommitmentRelation, record.related, details.related, "related")
    for place, (row, given) in enumerate(zip(rows, details.related, strict=True)):
        assign(row, given)
        row.position = place
    record.related = rows


def _check_number(commitment_id: uuid.UUID, number: str | None) -> Told:
    if number and named(number, Commitment.id, Commitment.number) - {commitment_id}:
        yield "number", _("Another commitment has the number “%(name)s”.", name=number)


def _check_related(commitment_id: uuid.UUID, details: CommitmentDetails) -> Told:
    ties = [(given.other_id, given.kind) for given in details.related]
    for place, tie in enumerate(ties):
        if tie[0] == commitment_id:
            yield f"related-{place}-commitment", _("It cannot be tied to itself.")
        elif tie in ties[:place]:
            yield f"related-{place}-commitment", _("This tie stands above already.")
