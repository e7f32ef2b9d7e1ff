"""Whether mail still moves: how long the oldest waits, and how long ago somebody swept."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flask import current_app

from logbook.db import reading
from logbook.outbox import queries

if TYPE_CHECKING:
    from prometheus_client.core import GaugeMetricFamily

    from config import Settings

UNSENT_TOO_LONG = timedelta(minutes=15)
SWEPT_TOO_LONG_AGO = timedelta(minutes=5)


def mail(now: datetime) -> str:
    """'ok', or for how long the oldest message has waited and how many were not delivered.

    That no server is set is told first: then the oldest waits for that.
    """
    with reading():
        since, dead = queries.oldest_unsent(), queries.dead(now=now)
    settings: Settings = current_app.config["SETTINGS"]
    told = [] if settings.mail else ["not set up: see MAIL_URL"]
    if since is not None:
        told.append(_amiss("the oldest unsent message has waited", since, UNSENT_TOO_LONG, now))
    if dead:
        told.append(f"{dead} not delivered in thirty days: see the outbox")
    return "; ".join(words for words in told if words != "ok") or "ok"


def figures(now: datetime) -> "Iterator[GaugeMetricFamily]":
    """For collectors: mails by state, and the age of the oldest that is to be sent."""
    from prometheus_client.core import GaugeMetricFamily  # noqa: PLC0415 - for who collects

    with reading():
        counts, since = queries.counts(), queries.oldest_unsent()
    by_state = GaugeMetricFamily("logbook_mail_messages", "Mails by state.", labels=["state"])
    for state, number in counts.items():
        by_state.add_metric([state.value], number)
    yield by_state
    age = 0.0 if since is None else (now - since).total_seconds()
    yield GaugeMetricFamily(
        "logbook_mail_oldest_unsent_seconds", "Age of the oldest unsent mail.", value=age
    )


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
