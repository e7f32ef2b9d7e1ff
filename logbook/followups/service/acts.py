"""How every act on a follow-up begins: found, permitted, unchanged since it was read."""

import uuid
from datetime import datetime
from typing import Any

from logbook.errors import Invalid
from logbook.followups import queries
from logbook.followups.models import FollowUp
from logbook.history import service as history
from logbook.policy import Caller, require_write
from logbook.web.language import _


def changeable(caller: Caller, id: uuid.UUID) -> FollowUp:
    """The follow-up, for who may change it. Raises NotFound and Forbidden as every act does."""
    follow_up = queries.follow_up(caller, id)
    require_write(caller, follow_up.meeting)
    return follow_up


def taken(
    caller: Caller, id: uuid.UUID, version: int | None, now: datetime
) -> tuple[FollowUp, dict[str, Any]]:
    """The follow-up to change, and what it was before.

    Raises NotFound for what may not be seen, Forbidden for a reader, Conflict where it changed.
    """
    follow_up = changeable(caller, id)
    follow_up.begin_change(version, now=now)
    return follow_up, history.snapshot(follow_up)


def require_open(follow_up: FollowUp) -> None:
    """Closed is closed. Raises Invalid."""
    if not follow_up.is_open:
        raise Invalid({"status": [_("This is closed. Reopen it first.")]})
