"""Who a follow-up is given to: people who sign in and may see where it comes from."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.db import db
from logbook.errors import Invalid
from logbook.meetings.models import Meeting
from logbook.policy import may_read
from logbook.web.language import _


def require_people(meeting: Meeting | None, named: dict[str, uuid.UUID | None]) -> None:
    """Refuse people who may not see the meeting. `named`: field path -> account.

    Raises Invalid with a sentence at each path: what somebody may not see can neither be reminded
    nor be done by them.
    """
    wanted = {path: one for path, one in named.items() if one is not None}
    accounts = {
        account.id: account
        for account in db.session.scalars(
            select(Account)
            .where(Account.id.in_(set(wanted.values())))
            .options(joinedload(Account.unit))
        )
    }
    errors = {}
    for path, one in wanted.items():
        account = accounts.get(one)
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
