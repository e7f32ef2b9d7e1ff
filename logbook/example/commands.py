"""The example from the command line."""

import click
from flask import current_app

from logbook import clock
from logbook.accounts.passwords import hash_password
from logbook.command_line import Commands
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.example import service

commands = Commands("example", help="A letter to the House as records, to try the program with.")


@commands.command("load")
def load() -> None:
    """Fill an empty database; prints the people of the example with their passwords, once."""
    now, today = clock.now(), clock.today(current_app.config["BABEL_DEFAULT_TIMEZONE"])
    try:
        with reading():
            service.require_empty()
        passwords = service.new_passwords(today)
        hashed = {email: hash_password(password) for email, password in passwords.items()}
        with transaction():
            service.load(hashed, now=now, today=today)
    except Invalid as problem:
        raise click.ClickException(" ".join(problem.errors.get("", [str(problem)]))) from problem
    for email, password in passwords.items():
        click.echo(f"{email:<24}{password}")
