"""With whom the caller's colleagues spoke lately: what a form offers before anything is typed."""

from sqlalchemy import func, select

from logbook.db import db
from logbook.directory.models import Organisation
from logbook.meetings.models import Meeting, Party
from logbook.meetings.queries.visibility import visible_to
from logbook.policy import Caller


def recent_parties(caller: Caller, limit: int = 50) -> list[Organisation]:
    """The organisations of the latest talks that the caller may see, the latest first."""
    latest = func.max(Meeting.date.earliest).label("latest")
    talks = (
        select(Party.organisation_id.label("id"), latest)
        .join(Meeting, Meeting.id == Party.meeting_id)
        .where(visible_to(caller), Party.organisation_id.is_not(None))
        .group_by(Party.organisation_id)
        .subquery()
    )
    return list(
        db.session.scalars(
            select(Organisation)
            .join(talks, talks.c.id == Organisation.id)
            .where(Organisation.merged_into_id.is_(None))
            .order_by(talks.c.latest.desc(), Organisation.sort_key)
            .limit(limit)
        )
    )
