"""Meetings as whole records, loaded with all their rows in a fixed number of queries."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from logbook.accounts.models import Account
from logbook.db import db
from logbook.directory.models import Office, Organisation
from logbook.errors import NotFound
from logbook.meetings.models import Meeting, Party, Point, PointActor, Representative
from logbook.meetings.queries.visibility import visible_to
from logbook.policy import Caller


def meeting(caller: Caller, id: uuid.UUID) -> Meeting:
    """The meeting with all its rows. Raises NotFound."""
    found = db.session.scalar(
        select(Meeting)
        .where(Meeting.id == id, visible_to(caller))
        .options(*whole())
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound
    return found


def whole() -> tuple[ORMOption, ...]:
    """The loading of a meeting's rows and of what they name."""
    parties = selectinload(Meeting.parties)
    points = selectinload(Meeting.points)
    return (
        joinedload(Meeting.owner).joinedload(Account.unit),
        joinedload(Meeting.unit),
        selectinload(Meeting.named),
        selectinload(Meeting.topics),
        selectinload(Meeting.commitments),
        selectinload(Meeting.people),
        selectinload(Meeting.representatives)
        .joinedload(Representative.office)
        .selectinload(Office.terms),
        parties.joinedload(Party.organisation).joinedload(Organisation.sector),
        parties.joinedload(Party.sector),
        parties.joinedload(Party.via_organisation),
        parties.joinedload(Party.via_sector),
        points.joinedload(Point.phrase),
        points.selectinload(Point.actors).joinedload(PointActor.party),
        points.selectinload(Point.commitments),
        points.selectinload(Point.topics),
    )
