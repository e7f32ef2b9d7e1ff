"""What the tests of accounts share: passwords that cost nothing, and somebody who has one."""

import pytest
from argon2 import PasswordHasher

from logbook.accounts import passwords
from logbook.accounts.views import sign_in

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "vier stoelen om een ronde tafel"


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    monkeypatch.setattr(passwords, "hasher", CHEAP)
    monkeypatch.setattr(sign_in, "LINK_ANSWERED_AFTER", 0)


@pytest.fixture
def signer(make, cheap_passwords):
    """Somebody with the password PASSWORD."""
    return make.account("signer@example.org", password_hash=CHEAP.hash(PASSWORD))
