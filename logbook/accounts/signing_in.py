"""The two ways in, counted: a password, checked outside any transaction; a link asked for by mail.

Both take as long and answer the same whether or not somebody has an account. Each opens
transactions of its own: call them outside any.
"""

import logging
import uuid
from datetime import datetime, timedelta

from logbook.accounts import attempts, passwords
from logbook.accounts.attempts import Limit, TooMany
from logbook.accounts.queries.own import credentials
from logbook.accounts.service.credentials import strengthen
from logbook.db import reading, transaction

log = logging.getLogger(__name__)

PASSWORDS_PER_PERSON = Limit("password-person", 10)
"""Of one account from one network address: who guesses elsewhere does not lock its owner out."""
PASSWORDS_PER_NETWORK = Limit("password-network", 100)
"""A whole ministry may stand behind one address."""
PASSWORDS_IN_ALL = Limit("password-all", 1000)
LINKS_PER_PERSON = Limit("link-person", 3, timedelta(minutes=15))
LINKS_PER_NETWORK = Limit("link-network", 100)


def check_password(
    email: str, password: str, *, address: str | None, now: datetime
) -> uuid.UUID | None:
    """The account that these sign in, None when they do not. `address`: the network address.

    Raises TooMany before anything is compared, so that of a thousand guesses ten are tried.
    """
    limits = {
        PASSWORDS_PER_PERSON: attempts.person_from(email, address),
        PASSWORDS_PER_NETWORK: attempts.network(address),
        PASSWORDS_IN_ALL: attempts.EVERYBODY,
    }
    attempts.refuse_over(limits, now=now)
    with reading():
        known = credentials(email)
    is_right = passwords.verify(known.password_hash, password)
    if not is_right or known.account_id is None or known.password_hash is None:
        attempts.count(limits, now=now)
        log.warning("sign-in refused: account=%s from=%s", known.account_id, address)
        return None
    if passwords.needs_rehash(known.password_hash):
        stronger = passwords.hash_password(password)
        with transaction():
            strengthen(known.account_id, stronger)
    return known.account_id


def may_mail_link(email: str, *, address: str | None, now: datetime) -> bool:
    """Whether another link may go to this address; asking counts.

    False is not to be told: it would say that somebody else asked before. Raises TooMany for the
    network from which too many are asked.
    """
    from_here = {LINKS_PER_NETWORK: attempts.network(address)}
    attempts.refuse_over(from_here, now=now)
    attempts.count(from_here, now=now)
    to_them = {LINKS_PER_PERSON: attempts.person(email)}
    try:
        attempts.refuse_over(to_them, now=now)
    except TooMany:
        return False
    attempts.count(to_them, now=now)
    return True
