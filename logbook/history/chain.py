"""The digests that chain the history: each covers the one before, its facts, its values' digest."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

GENESIS = hashlib.sha256(b"logbook history").hexdigest()


def canonical(value: object) -> bytes:
    """One byte string per value, whatever the order in which its keys were written."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def values_digest(
    salt: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> str:
    """SHA-256, in hexadecimal, over the salt and the record before and after."""
    return hashlib.sha256(salt.encode() + canonical([before, after])).hexdigest()


def entry_digest(previous: str, facts: Mapping[str, str | int | None], values: str) -> str:
    """SHA-256, in hexadecimal, over the previous digest, the facts and the digest of the values."""
    return hashlib.sha256(canonical([previous, facts, values])).hexdigest()


def instant(at: datetime) -> str:
    """An instant as the chain writes it, to the microsecond: both engines give it back equal."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
