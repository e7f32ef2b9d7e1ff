"""Logging a meeting, and replacing what was logged."""

import uuid
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from logbook.accounts.models import Account
from logbook.assigning import assign
from logbook.by_id import Kept, by_id
from logbook.commitments.models import Commitment
from logbook.dates import last_day
from logbook.db import db
from logbook.directory.models import Person, Topic
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.ids import new_id
from logbook.meetings import queries
from logbook.meetings.details import MeetingDetails
from logbook.meetings.indexing import index
from logbook.meetings.models import Agenda, Meeting, MeetingStatus
from logbook.meetings.service.keepers import keep_in, standing, tell_shut_out
from logbook.meetings.service.rows import replace_rows
from logbook.meetings.service.rules import check
from logbook.policy import Caller, require_write
from logbook.web.language import _

_APART = (
    "time_zone", "status", "agenda", "owner_id", "unit_id", "named", "people", "topics",
    "commitments", "representatives", "parties", "points",
)  # fmt: skip
_KEEPER = (
    select(Account).where(Account.id == bindparam("id")).options(joinedload(Account.unit))
)  # made once


def log_meeting(
    caller: Caller,
    details: MeetingDetails,
    *,
    now: datetime,
    allow_dep_v: bool = False,
) -> Meeting:
    """Make a meeting. Raises Forbidden, Invalid."""
    require_write(caller)
    check(details, None, allow_dep_v=allow_dep_v)
    meeting = Meeting(now=now, id=details.id or new_id(now))
    fill(meeting, caller, details, today=caller.today(now))
    db.session.add(meeting)
    db.session.flush()
    keep_in(meeting)
    _know_keeper(meeting)
    index(meeting)
    history.record(caller, "create", meeting, now=now)
    return meeting


def _know_keeper(meeting: Meeting) -> None:
    """Hold its owner, with their unit: asked for once, by whoever tells or reminds of it."""
    owner = db.session.scalar(_KEEPER, {"id": meeting.owner_id})
    if owner is not None:
        set_committed_value(meeting, "owner", owner)


def edit_meeting(
    caller: Caller,
    id: uuid.UUID,
    details: MeetingDetails,
    *,
    version: int | None,
    now: datetime,
    allow_dep_v: bool = False,
) -> Meeting:
    """Replace all that people write of a meeting. Raises NotFound, Forbidden, Conflict, Invalid.

    Its owner and the owners of its follow-ups go on seeing it; who else is shut out is told.

    Rows that the details name by id stay the same rows; rows they do not name go. Without an owner
    or unit it keeps those it has.
    """
    meeting = queries.meeting(caller, id)
    require_write(caller, meeting)
    meeting.begin_change(version, now=now)
    check(details, meeting.id, allow_dep_v=allow_dep_v)
    details = replace(
        details,
        owner_id=details.owner_id or meeting.owner_id,
        unit_id=details.unit_id or meeting.unit_id,
    )
    before, stood = history.snapshot(meeting), standing(meeting)
    fill(meeting, caller, details, today=caller.today(now))
    keep_in(meeting, stood)
    tell_shut_out(caller, stood, meeting, now=now)
    meeting.touch(now)
    index(meeting)
    history.record(caller, "edit", meeting, now=now, before=before)
    return meeting


def fill(meeting: Meeting, caller: Caller, details: MeetingDetails, *, today: date) -> None:
    """Make the meeting what its details say."""
    with db.session.no_autoflush:
        assign(meeting, details, apart=_APART)
        meeting.time_zone = details.time_zone or caller.time_zone
        meeting.status = details.status or status_on(details, today)
        _fill_agenda(meeting, details.agenda or Agenda())
        _fill_keepers(meeting, caller, details)
        meeting.named = _all(Account, details.named)
        meeting.people = _all(Person, details.people)
        meeting.topics = _all(Topic, details.topics)
        meeting.commitments = _all(Commitment, details.commitments)
        replace_rows(meeting, details)


def status_on(details: MeetingDetails, today: date) -> MeetingStatus:
    """Held if the last day it can mean is past, else planned."""
    is_past = last_day(details.date, details.end_date) < today
    return MeetingStatus.HELD if is_past else MeetingStatus.PLANNED


def _fill_agenda(meeting: Meeting, agenda: Agenda) -> None:
    meeting.agenda_subject = agenda.subject
    meeting.agenda_state = agenda.state
    meeting.agenda_url = agenda.url
    meeting.agenda_published_at = agenda.published_at


def _fill_keepers(meeting: Meeting, caller: Caller, details: MeetingDetails) -> None:
    """The owner and unit; the system, which is nobody, must be told both."""
    owner, unit = details.owner_id or caller.id, details.unit_id or caller.unit_id
    if owner is None:
        raise Invalid({"owner": [_("Say who keeps this meeting.")]})
    if unit is None:
        account = db.session.get(Account, owner)
        unit = account.unit_id if account else None
    if unit is None:
        raise Invalid({"unit": [_("Say which unit keeps this meeting.")]})
    meeting.owner_id, meeting.unit_id = owner, unit


def _all(kind: type[Kept], ids: list[uuid.UUID]) -> list[Kept]:
    found = by_id(kind, ids)
    return [found[wanted] for wanted in dict.fromkeys(ids)]
