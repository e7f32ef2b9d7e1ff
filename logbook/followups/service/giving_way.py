"""A relay that was made by itself gives way to the one that somebody writes down for the same."""

from datetime import datetime

from sqlalchemy import select

from logbook.db import db
from logbook.directory.queries.chains import lineage
from logbook.errors import Invalid
from logbook.followups.details import FollowUpDetails
from logbook.followups.models import FollowUp, FollowUpKind
from logbook.followups.service.removal import delete
from logbook.policy import Caller
from logbook.web.language import _


def take_the_place(caller: Caller, details: FollowUpDetails, *, now: datetime) -> None:
    """Let a relay that somebody writes down be the one that waits for this association already.

    Raises Invalid where that one was worked on since: there are never two for the same.
    """
    point = details.origin.point if details.origin else None
    organisation = details.actor.organisation if details.actor else None
    if details.kind is not FollowUpKind.RELAY or point is None or organisation is None:
        return
    waiting = db.session.scalars(
        select(FollowUp).where(
            FollowUp.kind == FollowUpKind.RELAY,
            FollowUp.point_id == point,
            FollowUp.actor_organisation_id.in_(lineage([organisation])),
            FollowUp.deleted_at.is_(None),
        )
    ).all()
    for one in waiting:
        if not one.is_open or one.id == details.id:
            continue
        if one.version > 1:
            message = _("There is a follow-up already that waits for them to pass this on.")
            raise Invalid({"actor": [message]})
        delete(caller, one.id, now=now)
