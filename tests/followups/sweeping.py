"""Follow-ups planned, changed and swept, as the tests of the sweep do it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.followups import reminders
from logbook.followups.models import FollowUp, Reminder
from logbook.history import service as history
from logbook.meetings.models import Meeting
from logbook.outbox.models import Message
from logbook.outbox.pace import Pace
from logbook.policy import SYSTEM
from tests.factories import Make

SENDER = "logboek@example.org"
TUESDAY = datetime(2026, 12, 8, 6, tzinfo=UTC)
WEDNESDAY = TUESDAY + timedelta(days=1)
QUICK = Pace(lease=timedelta(minutes=10), waits=(timedelta(minutes=1),))


def days_after(start: datetime, days: int) -> datetime:
    """The same hour so many days later."""
    return start + timedelta(days=days)


def planned(make: Make, owner: Account, title: str, due: str | None, **changed) -> FollowUp:
    """A follow-up with its reminders, made on Monday 7 December at ten."""
    row = make.follow_up(owner, title, due, **changed)
    with transaction():
        reminders.plan(db.session.get_one(FollowUp, row.id), now=make.now)
    return row


def change(row: FollowUp | Account | Meeting, now: datetime, **columns: object) -> None:
    """Change a record as its service would: with an entry in the history."""
    with transaction():
        found = db.session.get_one(type(row), row.id, populate_existing=True)
        before = history.snapshot(found)
        for name, value in columns.items():
            setattr(found, name, value)
        history.record(SYSTEM, "edit", found, now=now, before=before)


def messages() -> list[Message]:
    """Every mail there is, in the order of their days."""
    with reading():
        return list(
            db.session.scalars(
                select(Message)
                .order_by(Message.digest_on, Message.created_at)
                .execution_options(populate_existing=True)
            )
        )


def rules(row: FollowUp, of: Account | None = None) -> dict[str, bool]:
    """The reminders of a follow-up, of one person or of all: rule -> whether it is in a mail."""
    wanted = [Reminder.follow_up_id == row.id]
    wanted += [Reminder.recipient_id == of.id] if of else []
    with reading():
        found = db.session.execute(select(Reminder.rule, Reminder.message_id).where(*wanted))
        return {rule: message_id is not None for rule, message_id in found}
