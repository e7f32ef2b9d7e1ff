"""The term of a follow-up and what hangs on it: its history, its reminders."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from logbook.dates import PartialDate, Recess
from logbook.dates.terms import near_miss
from logbook.db import db
from logbook.errors import Invalid
from logbook.followups import queries, reminders
from logbook.followups.models import DueChange, FollowUp
from logbook.followups.terms import chamber_of, due_day, not_understood

SHOWN_WITH = (
    "meeting",
    "point",
    "commitment",
    "actor_account",
    "actor_organisation",
    "actor_sector",
    "owner",
    "deputy",
    "closed_by",
)


def set_term(
    follow_up: FollowUp, due: PartialDate | None, due_text: str | None, *, said_on: date
) -> None:
    """Give it this term, and the day that the term comes to for who hears it on `said_on`.

    Raises Invalid for words of which no day follows, unless they are those of a commitment.
    """
    recesses = queries.recesses(chamber_of(follow_up)) if due_text and due is None else ()
    day = due_day(due, due_text, said_on=said_on, recesses=recesses)
    if due_text and day is None and not _is_promised(follow_up, due_text, said_on, recesses):
        raise Invalid({"dueText": [not_understood(due_text, said_on=said_on, recesses=recesses)]})
    follow_up.due = due
    follow_up.due_text = due_text or None
    follow_up.due_on = day


def _is_promised(
    follow_up: FollowUp, due_text: str, said_on: date, recesses: Sequence[Recess]
) -> bool:
    """Whether these are words of a commitment, which may leave the day open.

    'Op een later moment' is what the House was told, and the page says that nobody is reminded. A
    slip of the pen is not.
    """
    if follow_up.commitment is None and not follow_up.commitments:
        return False
    return near_miss(due_text, said_on=said_on, recesses=recesses) is None


def change_term(
    follow_up: FollowUp,
    due: PartialDate | None,
    due_text: str | None,
    *,
    today: date,
    reason: str | None,
) -> bool:
    """Give it another term and remember the old one. Answers whether it was another at all."""
    if (due, due_text or None) == (follow_up.due, follow_up.due_text):
        return False
    follow_up.due_history.append(
        DueChange(
            id=uuid.uuid4(),
            due=follow_up.due,
            due_text=follow_up.due_text,
            on=today,
            reason=reason or None,
            position=len(follow_up.due_history),
        )
    )
    set_term(follow_up, due, due_text, said_on=today)
    follow_up.repeat_day = None
    return True


def settle(follow_up: FollowUp) -> None:
    """Write it, and let what it refers to be read anew."""
    db.session.flush()
    db.session.expire(follow_up, SHOWN_WITH)


def plan_anew(follow_up: FollowUp, *, now: datetime) -> None:
    """Another revision of its reminders: what the old plan had not sent yet is gone.

    The revision rises before anything is flushed, so that one use case is one version.
    """
    follow_up.revision += 1
    reminders.unplan(follow_up)
    reminders.plan(follow_up, now=now)
    settle(follow_up)
