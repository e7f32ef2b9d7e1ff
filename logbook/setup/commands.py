"""The first day, from the command line."""

from pathlib import Path

import click
import flask_migrate
from flask import current_app, url_for
from flask.cli import with_appcontext
from sqlalchemy import inspect

from logbook import clock
from logbook.accounts.arguments import Address, one_line_of_text
from logbook.accounts.details import AccountDetails, UnitDetails
from logbook.accounts.models import Account
from logbook.accounts.queries.references import find_unit
from logbook.accounts.service.links import BY_HAND, make_link
from logbook.accounts.service.people import create_account
from logbook.accounts.service.units import create_unit
from logbook.db import db, reading, transaction
from logbook.errors import Invalid
from logbook.installation import InstallationKind, fixed_domain, installation_kind
from logbook.opening import opened
from logbook.policy import SYSTEM, Role
from logbook.setup.standing import Standing, standing
from logbook.setup.starter import load_starter
from logbook.vocabulary.bringing_files import bring_in_file, summary


@click.command("setup")
@click.option("--admin", required=True, type=Address(), help="The first administrator.")
@click.option("--name", required=True, callback=one_line_of_text, help="What colleagues call them.")
@click.option("--unit", required=True, callback=one_line_of_text, help="Where they work.")
@click.option("--vocabulary", type=click.Path(path_type=Path), help="Words of another logbook.")
@click.option("--no-starter", is_flag=True, help="Bring no words along but those of the file.")
@with_appcontext
def commands(admin: str, name: str, unit: str, vocabulary: Path | None, no_starter: bool) -> None:
    """Make a database ready to work with; prints, last, a link that signs its administrator in."""
    with opened(creates=True):
        if (stands := _standing()) is not None:
            _tell(stands)
            return
        flask_migrate.upgrade()
        _begin(admin, name, unit, vocabulary, no_starter=no_starter)


def _standing() -> Standing | None:
    """What stands already; None where there is no administrator yet. Refuses the example."""
    if not inspect(db.engine).has_table(Account.__tablename__):
        return None
    with reading():
        if installation_kind() is InstallationKind.EXAMPLE:
            raise click.ClickException(
                "this database has the example and stays an example: set up another one"
            )
        return standing()


def _begin(admin: str, name: str, unit: str, vocabulary: Path | None, *, no_starter: bool) -> None:
    """Everything in one transaction each, the administrator last: until then setup begins anew."""
    now = clock.now()
    if vocabulary is not None:
        brought = bring_in_file(vocabulary, dry_run=False, replace=False, now=now)
        click.echo(f"{vocabulary}: {summary(brought)}")
    try:
        with transaction():
            if not no_starter:
                click.echo(f"starter: added {load_starter(SYSTEM, now=now)}")
            home = find_unit(name=unit) or create_unit(SYSTEM, UnitDetails(name=unit), now=now)
            details = AccountDetails(
                email=admin,
                name=name,
                unit_id=home.id,
                role=Role.ADMINISTRATOR,
                language=current_app.config["BABEL_DEFAULT_LOCALE"],
                time_zone=current_app.config["BABEL_DEFAULT_TIMEZONE"],
            )
            made = create_account(SYSTEM, details, now=now)
            token = make_link(made.id, lasts=BY_HAND, now=now)
            domain = fixed_domain()
    except Invalid as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"domain: {domain}")
    click.echo(f"administrator: {admin}")
    with current_app.test_request_context():
        path = url_for("accounts.link", token=token)
    click.echo(current_app.config["PUBLIC_URL"] + path)


def _tell(stands: Standing) -> None:
    click.echo("This logbook is set up already; nothing was changed.")
    for what, said in stands.lines():
        click.echo(f"{what}: {said}")
    click.echo("A new link for an administrator: flask --app wsgi accounts sign-in-link EMAIL")
