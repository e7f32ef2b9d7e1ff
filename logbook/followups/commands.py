"""Reminders from the command line."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click
from flask import current_app

from logbook import clock
from logbook.command_line import Commands
from logbook.db import transaction
from logbook.followups.moments import REACH
from logbook.followups.sweep import sweep
from logbook.outbox.carrying import carrier
from logbook.outbox.service import record_sweep

if TYPE_CHECKING:
    from config import Settings

commands = Commands(
    "reminders", help="What people are reminded of, by mail.", write_for_readers=True
)


class Instant(click.ParamType[datetime]):
    """An instant in ISO 8601, with or without an offset."""

    name = "iso"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """As written."""
        try:
            at = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not an instant such as 2026-12-07T07:00+01:00", param, ctx)
        if at.year not in REACH:
            self.fail(f"{value!r} is too far away", param, ctx)
        return at


@commands.command("send")
@click.option(
    "--now",
    "start",
    type=Instant(),
    help="Do as if it were then; without an offset, in the time zone of the installation.",
)
def send(start: datetime | None) -> None:
    """Make and send everything that is due, once; prints how many mails the server took."""
    settings: Settings = current_app.config["SETTINGS"]
    sent = sweep(
        carrier(settings),
        settings.mail_from,
        tick=clock.now if start is None else _going_on_from(start, settings.timezone),
    )
    if start is None:
        with transaction():
            record_sweep(now=clock.now())
    click.echo(sent)


def _going_on_from(start: datetime, time_zone: str) -> Callable[[], datetime]:
    """A clock that stood at `start` just now and runs on: leases need one that moves."""
    aware = start if start.tzinfo else start.replace(tzinfo=ZoneInfo(time_zone))
    instant, begun = aware.astimezone(UTC), time.monotonic()
    return lambda: instant + timedelta(seconds=time.monotonic() - begun)
