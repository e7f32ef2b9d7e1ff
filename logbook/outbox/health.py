"""Whether mail still moves: how long the oldest waits, and how long ago somebody swept."""

from datetime import datetime, timedelta

from logbook.db import reading
from logbook.outbox import queries

UNSENT_TOO_LONG = timedelta(minutes=15)
SWEPT_TOO_LONG_AGO = timedelta(minutes=5)


def mail(now: datetime) -> str:
    """'ok', or for how long the oldest message has waited."""
    with reading():
        since = queries.oldest_unsent()
    if since is None:
        return "ok"
    return _amiss("the oldest unsent message has waited", since, UNSENT_TOO_LONG, now)


def sweep(now: datetime) -> str:
    """'ok', or how long ago the last sweep was."""
    with reading():
        since = queries.last_sweep()
    if since is None:
        return "mail was never swept: is the scheduler running?"
    return _amiss("the last sweep was before", since, SWEPT_TOO_LONG_AGO, now)


def _amiss(words: str, since: datetime, bearable: timedelta, now: datetime) -> str:
    age = now - since
    return "ok" if age <= bearable else f"{words} {age // timedelta(seconds=1)} s"
