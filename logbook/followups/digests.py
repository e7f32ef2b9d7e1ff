"""A digest as a message of the outbox: written once, and looked at again before its first try."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime

from flask_babel import force_locale
from sqlalchemy import update

from logbook.accounts.models import Account
from logbook.db import db
from logbook.followups import due_items, due_reminders, moments
from logbook.followups.digest import Digest, arrange, say_day, worded
from logbook.followups.due_reminders import DueItem
from logbook.followups.models import Reminder
from logbook.followups.reminders import habits_of
from logbook.history.service import change_number
from logbook.outbox.models import DIGEST, Message, MessageState
from logbook.outbox.pace import PACE
from logbook.outbox.service import message_id_of
from logbook.outbox.writing import MailHeading, MailWords, compose, write

TEMPLATE = "digest"


def write_digest(
    person: Account, digest: Digest, message: Message | None, *, change: int, now: datetime
) -> Message:
    """The digest as a message: a new one, or the one of that day that nobody has tried yet.

    `change` is the change number from before the digest was read.
    """
    key = uuid.uuid4() if message is None else message.id
    heading = MailHeading(person.name, person.email, message_id_of(key), now)
    words = _words(digest, person.language)
    if message is None:
        message = Message(
            id=key,
            now=now,
            recipient_id=person.id,
            kind=DIGEST,
            digest_on=digest.day,
            message_id=heading.message_id,
        )
        db.session.add(message)
    message.begin_change(None, now=now)
    message.address = person.email
    message.subject = words.subject
    message.body = compose(words, heading)
    message.written_at = change
    message.told_meetings = digest.told_meetings
    message.state = MessageState.PENDING
    message.response = None
    message.next_try_at = now
    message.give_up_at = now + PACE.kept_trying
    db.session.flush()
    return message


def digest_of(person: Account, told: Iterable[DueItem], today: date) -> Digest:
    """What the person is told: these reminders, and the meetings to confirm."""
    to_confirm = due_items.past_meetings(person, today=today)
    return arrange(due_reminders.lines_of(told), to_confirm, today=today)


def _words(digest: Digest, language: str) -> MailWords:
    with force_locale(language):
        parts = worded(digest, language)
    return write(TEMPLATE, language, {"parts": parts, "day": say_day(digest.day, language)})


class DigestContents:
    """What the outbox asks of a digest before each try (outbox.claiming.Contents)."""

    def still_holds(self, message: Message, *, now: datetime) -> bool:
        """Never tried: made again when what it tells has changed, dropped when nothing is left.

        Tried: its bytes stay, unless a meeting of which it tells may no longer be told.
        """
        person = message.recipient
        if message.is_tried:
            return due_items.may_still_be_told(person, message.told_meetings)
        today = moments.local_date(now, habits_of(person))
        if message.digest_on is not None and message.digest_on < today:
            return False
        change = change_number()
        if change == message.written_at:
            return True
        digest = digest_of(
            person, due_reminders.due_reminders(person, message_id=message.id), today
        )
        if not digest.is_empty:
            write_digest(person, digest, message, change=change, now=now)
        return not digest.is_empty

    def take_back(self, message: Message, *, now: datetime) -> None:
        """What it should have told is told in the next morning's mail."""
        later = moments.next_morning(now, habits_of(message.recipient))
        db.session.execute(
            update(Reminder)
            .where(Reminder.message_id == message.id)
            .values(message_id=None, moment=later)
            .execution_options(synchronize_session=False)
        )
