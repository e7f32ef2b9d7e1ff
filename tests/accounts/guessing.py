"""Guesses a password, as one of several processes: python tests/accounts/guessing.py URL TIMES.

Says "ready", waits for a line on standard input, guesses, and says how often it was compared.
"""

import sys

from argon2 import PasswordHasher

from config import Settings
from logbook import clock, create_app
from logbook.accounts import passwords, signing_in
from logbook.accounts.attempts import TooMany


def main(database_url: str, times: str) -> None:
    """Guess so often, as fast as the database lets us."""
    passwords.hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    app = create_app(
        Settings.from_environment({"DATABASE_URL": database_url, "SECRET_KEY": "x" * 32})
    )
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    compared = 0
    for guess in range(int(times)):
        with app.app_context():
            try:
                signing_in.check_password(
                    "owner@example.org", f"guess {guess}", address=None, now=clock.now()
                )
            except TooMany:
                continue
            compared += 1
    sys.stdout.write(f"{compared}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
