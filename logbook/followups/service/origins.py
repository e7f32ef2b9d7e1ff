"""Where a follow-up comes from, checked against what the caller may see."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select

from logbook.commitments.models import Commitment
from logbook.db import db
from logbook.errors import Invalid, NotFound
from logbook.followups.details import Origin
from logbook.meetings.models import Meeting, Point
from logbook.policy import Caller, require_read
from logbook.references.sight import Pointed, is_known
from logbook.web.language import _


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
