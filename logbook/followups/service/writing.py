"""Making a follow-up what its details say: where it comes from, whose it is, its notes."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.assigning import assign
from logbook.commitments.models import Commitment
from logbook.db import db
from logbook.directory.models import Organisation, Sector
from logbook.errors import Invalid, NotFound
from logbook.followups.details import Actor, FollowUpDetails, NoteDetails, Origin
from logbook.followups.models import FollowUp, FollowUpNote
from logbook.judging import UNREAD, Refusals
from logbook.meetings.models import Meeting, Point
from logbook.policy import Caller, may_read, require_read
from logbook.references.sight import Pointed, is_known
from logbook.web.language import _


def require_people(
    caller: Caller, meeting: Meeting | None, named: dict[str, uuid.UUID | None]
) -> None:
    """Refuse people who may not see the meeting. `named`: field path -> account.

    The caller, who names the meeting, does see it.

    Raises Invalid with a sentence at each path: what somebody may not see can neither be reminded
    nor be done by them.
    """
    errors = {}
    for path, one in named.items():
        if one is None or one is UNREAD or one == caller.id:
            continue
        account = db.session.get(Account, one, options=[joinedload(Account.unit)])
        if account is None:
            errors[path] = [_("There is no such colleague.")]
        elif meeting is not None and not may_read(account.as_caller(), meeting):
            errors[path] = [
                _(
                    "%(name)s may not see the meeting this comes from. Choose someone who may, or"
                    " widen the access of the meeting first.",
                    name=account.name,
                )
            ]
    if errors:
        raise Invalid(errors)


@dataclass(frozen=True, slots=True)
class OriginFound:
    """The records behind an Origin. Of a point, its meeting too: access comes from there."""

    meeting: Meeting | None = None
    point: Point | None = None
    commitment: Commitment | None = None
    letter_id: uuid.UUID | None = None


def find_origin(caller: Caller, origin: Origin | None) -> OriginFound:
    """What the caller names as origin. Raises Invalid for what is not there or may not be seen."""
    if origin is None:
        return OriginFound()
    given = (origin.meeting, origin.point, origin.commitment, origin.letter)
    if sum(one is not None for one in given) > 1:
        raise Invalid(
            {"origin": [_("Give one origin: a meeting, a point, a commitment or a letter.")]}
        )
    if origin.point is not None:
        point = db.session.get(Point, origin.point)
        meeting = find_meeting(caller, point.meeting_id if point else None, "origin-point")
        return OriginFound(meeting=meeting, point=point)
    if origin.meeting is not None:
        return OriginFound(meeting=find_meeting(caller, origin.meeting, "origin-meeting"))
    if origin.commitment is not None:
        return OriginFound(commitment=_commitment(origin.commitment, "origin-commitment"))
    return OriginFound(
        letter_id=_letter(caller, origin.letter, "origin-letter") if origin.letter else None
    )


def find_meeting(caller: Caller, id: uuid.UUID | None, path: str) -> Meeting:
    """The meeting. Raises Invalid at `path` for what is not there or may not be seen."""
    meeting = db.session.get(Meeting, id) if id else None
    try:
        if meeting is None or meeting.deleted_at is not None:
            raise NotFound
        require_read(caller, meeting)
    except NotFound:
        message = _("There is no such meeting, or you may not see it.")
        raise Invalid({path: [message]}) from None
    return meeting


def _commitment(id: uuid.UUID, path: str) -> Commitment:
    found = db.session.get(Commitment, id)
    if found is None:
        raise Invalid({path: [_("There is no such commitment.")]})
    return found


def find_commitments(ids: list[uuid.UUID]) -> list[Commitment]:
    """The commitments, each once. Raises Invalid for one that is not there."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    found = {
        commitment.id: commitment
        for commitment in db.session.scalars(select(Commitment).where(Commitment.id.in_(wanted)))
    }
    missing = {
        f"commitments-{place}": [_("There is no such commitment.")]
        for place, wish in enumerate(ids)
        if wish not in found
    }
    if missing:
        raise Invalid(missing)
    return [found[wish] for wish in wanted]


def _letter(caller: Caller, id: uuid.UUID, path: str) -> uuid.UUID:
    if not is_known(Pointed.LETTER, caller, id):
        raise Invalid({path: [_("There is no such letter.")]})
    return id


_APART = (
    "origin", "commitments", "actor", "owner_id", "due", "due_text", "remind_before", "repeat",
    "notes",
)  # fmt: skip


def tie(caller: Caller, follow_up: FollowUp, details: FollowUpDetails) -> None:
    """Let it come from what the details say, and be about that. Raises Invalid, all at once."""
    refusals = Refusals()
    with refusals:
        _write_origin(follow_up, find_origin(caller, details.origin))
    with refusals:
        follow_up.commitments = find_commitments(details.commitments)
    refusals.settle()


def write(caller: Caller, follow_up: FollowUp, details: FollowUpDetails, *, today: date) -> None:
    """What it says and whose it is, once it is tied; its term has a history of its own.

    Raises Invalid, all at once.
    """
    refusals = Refusals()
    people: dict[str, uuid.UUID | None] = {"owner": UNREAD, "deputy": details.deputy_id}
    with refusals:
        follow_up.owner_id = people["owner"] = _owner(caller, details)
    with refusals:
        actor = details.actor or Actor(account=people["owner"])
        require_actor(actor)
        write_actor(follow_up, actor)
        people["actor-account"] = actor.account
    with refusals:
        require_people(caller, follow_up.meeting, people)
    with refusals:
        assign(follow_up, details, apart=_APART)
    refusals.settle()
    follow_up.remind_before = sorted(set(details.remind_before), reverse=True)
    follow_up.repeat_every = details.repeat.every if details.repeat else None
    follow_up.repeat_from = details.repeat.from_ if details.repeat else None
    _write_notes(follow_up, details.notes, today)


def _owner(caller: Caller, details: FollowUpDetails) -> uuid.UUID:
    owner_id = details.owner_id or caller.id
    if owner_id is None:
        raise Invalid({"owner": [_("Say whose it is.")]})
    return owner_id


def _write_origin(follow_up: FollowUp, origin: OriginFound) -> None:
    follow_up.meeting = origin.meeting
    follow_up.point = origin.point
    follow_up.commitment = origin.commitment
    follow_up.letter_id = origin.letter_id


def require_actor(actor: Actor) -> None:
    """Refuse an actor that is not exactly one, or is not there. Raises Invalid."""
    given = (actor.account, actor.organisation, actor.sector, actor.us or None)
    if sum(one is not None for one in given) != 1:
        raise Invalid(
            {"actor": [_("Say who acts: a colleague, an organisation, a sector, or us.")]}
        )
    if actor.organisation and db.session.get(Organisation, actor.organisation) is None:
        raise Invalid({"actor-organisation": [_("There is no such organisation.")]})
    if actor.sector and db.session.get(Sector, actor.sector) is None:
        raise Invalid({"actor-sector": [_("There is no such sector.")]})


def write_actor(follow_up: FollowUp, actor: Actor) -> None:
    """Make this one, and no other, the actor."""
    follow_up.actor_account_id = actor.account
    follow_up.actor_organisation_id = actor.organisation
    follow_up.actor_sector_id = actor.sector
    follow_up.actor_us = actor.us


def _write_notes(follow_up: FollowUp, notes: Sequence[NoteDetails], today: date) -> None:
    """Rows that say the same keep their ids, so that an unchanged note is no change."""
    kept = {(note.on, note.text): note for note in follow_up.notes}
    rows = []
    for position, note in enumerate(notes):
        on = note.on or today
        row = kept.pop((on, note.text), None) or FollowUpNote(id=uuid.uuid4(), on=on)
        assign(row, note, apart=("on",))
        row.position = position
        rows.append(row)
    follow_up.notes = rows
