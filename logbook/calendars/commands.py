"""Calendar feeds from the command line."""

import click
from flask import current_app

from logbook import clock
from logbook.accounts.queries.references import find_account
from logbook.calendars import rebuilding, service
from logbook.calendars.models import Content, Detail, Shape
from logbook.calendars.schemas import FeedSchema
from logbook.command_line import Commands
from logbook.db import transaction
from logbook.errors import Invalid
from logbook.web.schema import read_json

commands = Commands("calendars", help="Calendar subscriptions.")


@commands.command("create")
@click.argument("email")
@click.option(
    "--scope", required=True, help="mine, unit, topic:SLUG, commitment:REF or organisation:ID."
)
@click.option("--detail", type=click.Choice([d.value for d in Detail]), default="full")
@click.option("--shape", type=click.Choice([s.value for s in Shape]), default="events")
@click.option(
    "--content",
    type=click.Choice([Content.FOLLOW_UPS.value, Content.MEETINGS.value, Content.BOTH.value]),
    default="follow-ups",
)
def create(email: str, scope: str, detail: str, shape: str, content: str) -> None:
    """Make a feed for EMAIL and print its address, which is told only now."""
    body = {"scope": scope, "detail": detail, "shape": shape, "content": content}
    try:
        with transaction():
            owner = find_account(email=email)
            if owner is None or owner.disabled_at is not None:
                raise click.ClickException(f"there is no active account {email}")
            details = read_json(FeedSchema(), body)
            made = service.make_feed(owner.as_caller(), details, now=clock.now())
    except Invalid as problem:
        raise click.UsageError(str(problem)) from None
    click.echo(current_app.config["PUBLIC_URL"] + made.path)


@commands.command("rebuild")
def rebuild() -> None:
    """Make the texts of all calendars anew; those that come out the same keep their stamps."""
    changed = rebuilding.rebuild(now=clock.now())
    click.echo(f"{changed} texts changed")


def after_upgrade() -> None:
    """Make anew what another program made."""
    rebuilding.rebuild_what_another_made(now=clock.now())
