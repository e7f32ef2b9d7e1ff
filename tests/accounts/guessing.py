"""Guesses a password, as one of several processes."""

from multiprocessing.connection import Connection

from argon2 import PasswordHasher

from logbook import clock, create_app
from logbook.accounts import passwords, signing_in
from logbook.accounts.attempts import TooMany
from tests.conftest import settings_for


def guess_often(connection: Connection, database_url: str, times: int) -> None:
    """Tell that we are ready, wait for a word, guess so often, and tell how many were compared."""
    passwords.hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    app = create_app(settings_for(database_url))
    connection.send("ready")
    connection.recv()
    compared = 0
    for guess in range(times):
        with app.app_context():
            try:
                signing_in.check_password(
                    "owner@example.org", f"guess {guess}", address=None, now=clock.now()
                )
            except TooMany:
                continue
            compared += 1
    connection.send(compared)
