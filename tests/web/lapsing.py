"""What takes a form from who types in it: sessions that end, and a database that is away."""

from flask import Flask
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from logbook import clock
from logbook.accounts import recognition, sessions
from logbook.accounts.models import Account, SignInSession
from logbook.db import transaction
from tests.pages import PageClient


def end_all(app: Flask) -> None:
    """End every session."""
    with app.app_context(), transaction() as session:
        session.execute(update(SignInSession).values(ended_at=clock.now()))


def sign_in_beside(app: Flask, browser: PageClient, account: Account) -> None:
    """Sign in in another tab of the same browser, as by a link."""
    with app.app_context():
        with transaction():
            token = sessions.start(account.id, "test", now=clock.now())
        name = recognition.cookie_name()
    browser.client.set_cookie(name, token, domain="localhost")


def away() -> None:
    """The database, as asked who calls, does not answer."""
    raise OperationalError("SELECT 1", {}, OSError("away"))
