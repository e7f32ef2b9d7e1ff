"""The first day, from the command line."""

from pathlib import Path

import click
from flask import current_app, url_for
from flask.cli import with_appcontext
from sqlalchemy import inspect, select

from logbook import clock
from logbook.accounts.arguments import AddressArgument, one_line_of_text
from logbook.accounts.models import Account
from logbook.command_line import in_english
from logbook.db import db, reading
from logbook.installation import InstallationKind, fixed_domain, installation_kind
from logbook.opening import is_there, opened, require_usable
from logbook.setup.first_day import FirstDay, Made
from logbook.setup.standing import Standing, standing
from logbook.vocabulary.bringing_files import read_file


@click.command("setup")
@click.option("--admin", required=True, type=AddressArgument(), help="The first administrator.")
@click.option("--name", required=True, callback=one_line_of_text, help="What colleagues call them.")
@click.option("--unit", required=True, callback=one_line_of_text, help="Where they work.")
@click.option("--vocabulary", type=click.Path(path_type=Path), help="Words of another logbook.")
@click.option("--no-starter", is_flag=True, help="Bring no words along but those of the file.")
@with_appcontext
def commands(admin: str, name: str, unit: str, vocabulary: Path | None, no_starter: bool) -> None:
    """Make a database ready to work with; prints, last, a link that signs its administrator in."""
    import flask_migrate  # noqa: PLC0415 - slow, for who migrates

    with in_english(), opened(creates=True):
        words = {} if vocabulary is None else read_file(vocabulary)
        first_day = FirstDay(admin, name, unit, vocabulary, words, not no_starter)
        if not _has_schema():
            first_day.rehearse(now=clock.now())
            flask_migrate.upgrade()
        elif (stands := _standing()) is not None:
            _tell(stands, admin)
            return
        _tell_made(first_day, first_day.make(now=clock.now()))


def _has_schema() -> bool:
    """Whether there are tables already. Refuses those of another schema, or of somebody else."""
    if not is_there():
        return False
    if require_usable(may_be_empty=True):
        return True
    others = set(inspect(db.engine).get_table_names()) & set(db.metadata.tables)
    if others:
        raise click.ClickException(
            f"the database has tables of something else ({min(others)}): use an empty one"
        )
    return False


def _standing() -> Standing | None:
    """What stands already; None where there is no administrator yet. Refuses the example."""
    with reading():
        if installation_kind() is InstallationKind.EXAMPLE:
            raise click.ClickException(
                "this database has the example and stays an example: set up another one"
            )
        return standing()


def _tell_made(first_day: FirstDay, made: Made) -> None:
    if made.brought is not None:
        click.echo(f"{first_day.file}: {made.brought}")
    if made.started is not None:
        click.echo(f"starter: added {made.started}")
    with reading():
        domain = fixed_domain()
    click.echo(f"domain: {domain}")
    click.echo(f"administrator: {first_day.email}")
    with current_app.test_request_context():
        path = url_for("accounts.link", token=made.token)
    click.echo(current_app.config["PUBLIC_URL"] + path)


def _tell(stands: Standing, admin: str) -> None:
    click.echo("This logbook is set up already; nothing was changed.")
    for what, said in stands.lines():
        click.echo(f"{what}: {said}")
    click.echo("A new link for an administrator: flask --app wsgi accounts sign-in-link EMAIL")
    if admin not in stands.administrators:
        raise click.ClickException(_not_made(admin))


def _not_made(email: str) -> str:
    with reading():
        known = db.session.scalar(select(Account.id).where(Account.email == email)) is not None
    if known:
        return f"{email} has an account, but does not administer: an administrator can change that"
    return f"{email} was not made: use accounts create {email} --role administrator"
