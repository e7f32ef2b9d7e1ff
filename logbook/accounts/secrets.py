"""Secrets that we hand out: 256 random bits, shown once, kept as a SHA-256 digest.

A plain digest is enough for them: unlike a password they cannot be guessed.
"""

import hashlib
import secrets


def new_token(prefix: str = "") -> str:
    """A new secret in URL-safe characters: `prefix` and 43 characters of base64url (256 bits)."""
    return prefix + secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a secret: its SHA-256 in hexadecimal."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
