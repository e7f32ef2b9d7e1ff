"""Clients for an account: a browser signed in as that person, a program with its token."""

import uuid
from datetime import timedelta

from flask import Flask

from logbook import clock
from logbook.accounts import sessions
from logbook.accounts.models import ApiToken
from logbook.accounts.recognition import cookie_name
from logbook.accounts.secrets import digest, new_token
from logbook.db import db, transaction
from tests.pages import ApiClient, PageClient


def page_client(app: Flask, account_id: uuid.UUID) -> PageClient:
    """A page client in a session of that person."""
    client = app.test_client()
    with app.app_context():
        with transaction():
            token = sessions.start(account_id, "test", now=clock.now())
        name = cookie_name()
    client.set_cookie(name, token, domain="localhost")
    return PageClient(client)


def api_client(app: Flask, account_id: uuid.UUID) -> ApiClient:
    """A JSON client with a token of that person, good for a day."""
    token = new_token()
    with app.app_context(), transaction():
        db.session.add(
            ApiToken(
                now=clock.now(),
                token_digest=digest(token),
                account_id=account_id,
                name="test",
                expires_at=clock.now() + timedelta(days=1),
            )
        )
    return ApiClient(app.test_client(), token)
