"""Accounts from the command line, as the system."""

import sys

import click
from flask import current_app, url_for

from logbook import clock
from logbook.accounts import passwords
from logbook.accounts.arguments import AddressArgument, one_line_of_text
from logbook.accounts.details import AccountDetails, UnitDetails
from logbook.accounts.models import Account
from logbook.accounts.queries.references import find_account, find_unit
from logbook.accounts.service import people
from logbook.accounts.service.credentials import keep_password
from logbook.accounts.service.links import BY_HAND, make_link
from logbook.accounts.service.tokens import make_token
from logbook.accounts.service.units import create_unit
from logbook.command_line import Commands
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.overview.handover import Held, held_by
from logbook.overview.handover import hand_over as give
from logbook.policy import SYSTEM, Role

commands = Commands("accounts", help="People who sign in: accounts, links, tokens.")


@commands.command("create")
@click.argument("email", type=AddressArgument())
@click.option("--name", required=True, callback=one_line_of_text, help="What colleagues call them.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option(
    "--unit", required=True, callback=one_line_of_text, help="By name; made if there is none."
)
def create(email: str, name: str, role: str, unit: str) -> None:
    """Make an account for EMAIL; prints its id."""
    now = clock.now()
    try:
        with transaction():
            home = find_unit(name=unit) or create_unit(SYSTEM, UnitDetails(name=unit), now=now)
            details = AccountDetails(
                email=email,
                name=name,
                unit_id=home.id,
                role=Role(role),
                language=current_app.config["BABEL_DEFAULT_LOCALE"],
                time_zone=current_app.config["BABEL_DEFAULT_TIMEZONE"],
            )
            account = people.create_account(SYSTEM, details, now=now)
    except Invalid as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(account.id)


@commands.command("sign-in-link")
@click.argument("email", type=AddressArgument())
def sign_in_link(email: str) -> None:
    """Print a link that signs EMAIL in once, within 24 hours."""
    with transaction():
        account = _enabled(email)
        token = make_link(account.id, lasts=BY_HAND, now=clock.now())
    with current_app.test_request_context():
        path = url_for("accounts.link", token=token)
    click.echo(current_app.config["PUBLIC_URL"] + path)


@commands.command("token")
@click.argument("email", type=AddressArgument())
@click.option(
    "--name", required=True, callback=one_line_of_text, help="The program that will use it."
)
def token(email: str, name: str) -> None:
    """Print a new API token of EMAIL, good for a year. It is not kept."""
    with transaction():
        text = make_token(SYSTEM, _enabled(email).id, name, now=clock.now())
    click.echo(text)


@commands.command("disable")
@click.argument("email", type=AddressArgument())
def disable(email: str) -> None:
    """Let EMAIL sign in no longer, at once and everywhere; prints the account's id."""
    try:
        with transaction():
            account = people.disable_account(SYSTEM, _known(email).id, now=clock.now())
    except Invalid as problem:
        raise click.ClickException(" ".join(problem.errors[""])) from problem
    click.echo(account.id)
    with reading():
        held = [f"{count} {kind}" for kind, count in held_by(account.id).items()]
    if held:
        click.echo(f"to hand over: {', '.join(held)} (accounts hand-over {email} TO)", err=True)


@commands.command("hand-over")
@click.argument("email", type=AddressArgument())
@click.argument("to", type=AddressArgument())
def hand_over(email: str, to: str) -> None:
    """Give all that EMAIL looks after to TO; prints how many of each."""
    try:
        with transaction():
            given = give(SYSTEM, _known(email).id, _known(to).id, list(Held), now=clock.now())
    except Invalid as problem:
        raise click.ClickException(" ".join(problem.errors["to"])) from problem
    click.echo(", ".join(f"{count} {kind}" for kind, count in given.items()) or "nothing")


@commands.command("set-password")
@click.argument("email", type=AddressArgument())
def set_password(email: str) -> None:
    """Ask for a new password of EMAIL, or read it from a pipe; prints the account's id."""
    with reading():
        account = _enabled(email)
    if sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    try:
        passwords.require_good(password, about=(account.name, account.email))
    except Invalid as problem:
        raise click.ClickException(" ".join(problem.errors["password"])) from problem
    hashed = passwords.hash_password(password)
    with transaction():
        keep_password(SYSTEM, account.id, hashed, now=clock.now())
    click.echo(account.id)


def _known(email: str) -> Account:
    account = find_account(email=email)
    if account is None:
        raise click.ClickException(f"nobody here has the address {email}")
    return account


def _enabled(email: str) -> Account:
    account = _known(email)
    if account.disabled_at is not None:
        raise click.ClickException(f"the account of {email} is disabled")
    return account
