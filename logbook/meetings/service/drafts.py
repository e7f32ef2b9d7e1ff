"""Forms half filled in, kept for their writer. No history: a draft is nobody else's business."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete

from logbook.db import db
from logbook.errors import Forbidden
from logbook.meetings import queries
from logbook.meetings.models import Draft
from logbook.policy import Caller, require_write


def save_draft(caller: Caller, page: str, content: Mapping[str, Any], *, now: datetime) -> Draft:
    """Keep what was typed on a page, in place of what was kept before. Raises Forbidden."""
    require_write(caller)
    if caller.id is None:
        raise Forbidden
    draft = queries.draft(caller, page)
    if draft is None:
        draft = Draft(now=now, account_id=caller.id, page=page)
        db.session.add(draft)
    draft.content = dict(content)
    draft.touch(now)
    return draft


def drop_draft(caller: Caller, page: str) -> None:
    """Forget what was typed on a page: it was saved, or thrown away."""
    db.session.execute(
        delete(Draft).where(Draft.account_id == caller.id, Draft.page == page),
        execution_options={"synchronize_session": "fetch"},
    )
