"""E-mail addresses of people who sign in: one form, so that one person has one account."""

import re

LONGEST = 254  # RFC 5321 §4.5.3.1.3, without its brackets

_ADDRESS = re.compile(r"[^\s@\"(),:;<>\[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


def plain_address(typed: str) -> str | None:
    """The address in lower case without blanks around it, None for what is no plain address."""
    address = typed.strip().lower()
    if len(address) > LONGEST or not address.isprintable() or ".." in address:
        return None
    return address if _ADDRESS.fullmatch(address) else None
