"""Follow-ups in a row: for the API, and for the pages of what they belong to."""

import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import select

from logbook.db import db
from logbook.followups.models import FollowUp
from logbook.followups.queries.filters import FollowUpFilter
from logbook.followups.queries.single import LISTED, WHOLE
from logbook.followups.queries.visibility import visible_to
from logbook.paging import Page, Paging, page_of
from logbook.policy import Caller

ORDER = (FollowUp.due_on.is_(None), FollowUp.due_on, FollowUp.created_at, FollowUp.id)
MOST = 200


def list_follow_ups(caller: Caller, wanted: FollowUpFilter, paging: Paging) -> Page[FollowUp]:
    """A page of whole follow-ups, the soonest due first and those without a term last."""
    rows = (
        select(FollowUp)
        .where(visible_to(caller), *wanted.conditions())
        .order_by(*ORDER)
        .options(*WHOLE)
    )
    return page_of(rows, paging)


def open_for(
    caller: Caller,
    *,
    meeting: uuid.UUID | None = None,
    commitment: uuid.UUID | None = None,
    organisation: uuid.UUID | None = None,
    most: int = MOST,
) -> Sequence[FollowUp]:
    """What is open of a meeting, for a commitment, or with an organisation, the soonest due first.

    Owner, actor, meeting and commitment are loaded with them.
    """
    wanted = FollowUpFilter(
        meeting=meeting, commitment=commitment, organisation=organisation, is_open=True
    )
    return _rows(caller, wanted, most)


def all_for(
    caller: Caller, *, meeting: uuid.UUID | None = None, commitment: uuid.UUID | None = None
) -> Sequence[FollowUp]:
    """The same, closed ones included."""
    return _rows(caller, FollowUpFilter(meeting=meeting, commitment=commitment), MOST)


def follow_ups_with(caller: Caller, ids: Collection[uuid.UUID]) -> Sequence[FollowUp]:
    """Those of these ids that the caller may see, the soonest due first."""
    return db.session.scalars(
        select(FollowUp)
        .where(visible_to(caller), FollowUp.id.in_(ids))
        .order_by(*ORDER)
        .options(*LISTED)
    ).all()


def _rows(caller: Caller, wanted: FollowUpFilter, most: int) -> Sequence[FollowUp]:
    return db.session.scalars(
        select(FollowUp)
        .where(visible_to(caller), *wanted.conditions())
        .order_by(*ORDER)
        .limit(most)
        .options(*LISTED)
    ).all()
