"""What is known of the Houses: their recesses, and papers that exist. Administrators keep both."""

import uuid
from datetime import datetime

from logbook.assigning import assign
from logbook.citations import parse
from logbook.commitments.details import PaperDetails, RecessDetails
from logbook.commitments.models import Paper, Recess
from logbook.commitments.queries import paper, papers, recess, recesses
from logbook.db import db
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.judging import Told, judged, refuse
from logbook.policy import Caller, require_administration
from logbook.web.language import _


def create_recess(caller: Caller, details: RecessDetails, *, now: datetime) -> Recess:
    """Enter a recess. Raises Forbidden; Invalid where it ends too soon or overlaps another."""
    require_administration(caller)
    made = Recess(now=now, id=details.id or uuid.uuid4())
    with db.session.no_autoflush:
        _fill_recess(made, details)
    db.session.add(made)
    history.record(caller, "create", made, now=now)
    return made


def edit_recess(
    caller: Caller,
    recess_id: uuid.UUID,
    details: RecessDetails,
    *,
    version: int | None,
    now: datetime,
) -> Recess:
    """Replace a recess. Raises as `create_recess`, NotFound, Conflict."""
    require_administration(caller)
    record = recess(recess_id)
    record.begin_change(version, now=now)
    before = history.snapshot(record)
    with db.session.no_autoflush:
        _fill_recess(record, details)
    record.touch(now)
    history.record(caller, "edit", record, now=now, before=before)
    return record


def check_recess(
    caller: Caller, recess_id: uuid.UUID, *, version: int | None, now: datetime
) -> Recess:
    """Say that its days were held against the list. Raises Forbidden, NotFound, Conflict."""
    require_administration(caller)
    record = recess(recess_id)
    record.begin_change(version, now=now)
    if not record.checked:
        before = history.snapshot(record)
        record.checked = True
        record.touch(now)
        history.record(caller, "edit", record, now=now, before=before)
    return record


def create_paper(caller: Caller, details: PaperDetails, *, now: datetime) -> Paper:
    """Enter a paper. Raises Forbidden; Invalid for what is no citation, or is known already."""
    require_administration(caller)
    made = Paper(now=now, id=details.id or uuid.uuid4())
    with db.session.no_autoflush:
        _fill_paper(made, details)
    db.session.add(made)
    history.record(caller, "create", made, now=now)
    return made


def edit_paper(
    caller: Caller,
    paper_id: uuid.UUID,
    details: PaperDetails,
    *,
    version: int | None,
    now: datetime,
) -> Paper:
    """Replace a paper. Raises as `create_paper`, NotFound, Conflict."""
    require_administration(caller)
    record = paper(paper_id)
    record.begin_change(version, now=now)
    before = history.snapshot(record)
    with db.session.no_autoflush:
        _fill_paper(record, details)
    record.touch(now)
    history.record(caller, "edit", record, now=now, before=before)
    return record


def delete_recess(
    caller: Caller, recess_id: uuid.UUID, *, version: int | None, now: datetime
) -> None:
    """Take a recess away; terms computed with it stay. Raises Forbidden, NotFound, Conflict."""
    require_administration(caller)
    _delete(caller, recess(recess_id), version, now)


def delete_paper(
    caller: Caller, paper_id: uuid.UUID, *, version: int | None, now: datetime
) -> None:
    """Take a paper away. Raises Forbidden, NotFound, Conflict."""
    require_administration(caller)
    _delete(caller, paper(paper_id), version, now)


def _delete(caller: Caller, record: Paper | Recess, version: int | None, now: datetime) -> None:
    record.begin_change(version, now=now)
    before = history.snapshot(record)
    db.session.delete(record)
    history.record(caller, "delete", record, now=now, before=before)


def _fill_recess(record: Recess, details: RecessDetails) -> None:
    refuse(judged(_check_order(details), _check_overlap(record.id, details)))
    assign(record, details)


def _check_order(details: RecessDetails) -> Told:
    if details.until < details.since:
        yield "to", _("The last day is before the first.")


def _check_overlap(recess_id: uuid.UUID, details: RecessDetails) -> Told:
    for other in recesses(details.chamber):
        days = details.since <= other.until and other.since <= details.until
        if days and other.id != recess_id:
            yield "from", _("These days overlap with the recess “%(name)s”.", name=other.name)


def _fill_paper(record: Paper, details: PaperDetails) -> None:
    meant = parse(details.citation)
    if meant is None:
        raise Invalid(
            {"citation": [_("Write a citation such as 35 570 V, nr. 72 or kst-35570-V-72.")]}
        )
    if any(meant == parse(other.citation) for other in papers() if other.id != record.id):
        raise Invalid({"citation": [_("This paper is known already.")]})
    assign(record, details)
