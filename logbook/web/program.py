"""The program as Flask knows it: a request that lost a race is looked at once more."""

from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError


class Program(Flask):
    """Answers requests."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Let the view answer, once more where the database refused what it was about to keep.

        Somebody else committed between its look and its own commit (PostgreSQL). Nothing of it was
        kept, and now it sees what the other did: the rule refuses in its own words, a request sent
        twice is answered as the first. What is refused again has no rule, and is a fault.
        """
        try:
            return super().dispatch_request()
        except IntegrityError:
            return super().dispatch_request()
