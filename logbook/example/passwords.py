"""Passwords for people of the example: made at random when it is loaded, and shown once."""

import secrets

GROUPS, LETTERS = 4, 5
# Without signs that look alike, for they are copied from a screen.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Four groups of five letters and figures, such as 'k7mqp-…': 99 bits of chance."""
    groups = ("".join(secrets.choice(SIGNS) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)
