"""Letters to parliament. Everybody who signs in may know of them."""

import uuid
from collections.abc import Iterable

from sqlalchemy import select

from logbook.db import db
from logbook.reports.models import Report, ReportKind


def known_letters(ids: Iterable[uuid.UUID | None]) -> set[uuid.UUID]:
    """Those of the ids that are letters, in one query; none where none is asked."""
    wanted = {id_ for id_ in ids if id_ is not None}
    if not wanted:
        return set()
    letters = select(Report.id).where(
        Report.id.in_(wanted), Report.kind == ReportKind.LETTER, Report.deleted_at.is_(None)
    )
    return set(db.session.scalars(letters))
