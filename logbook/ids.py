"""Ids of new records: UUIDs that rise with time (version 7, RFC 9562).

Rows that are made together then stand together in every index that holds their ids. Of wholly
random ones each falls on another page of it: nine reminders of one talk were nine pages to read,
change and write out. Whoever sends an id of their own keeps it.
"""

import secrets
import uuid
from datetime import datetime

_VERSION, _VARIANT = 7 << 76, 2 << 62


def new_id(now: datetime) -> uuid.UUID:
    """An id for what is made at this instant: its milliseconds, and 74 bits of chance."""
    milliseconds = int(now.timestamp() * 1000) << 80
    chance = secrets.randbits(74)
    return uuid.UUID(
        int=milliseconds | _VERSION | chance >> 62 << 64 | _VARIANT | chance & ((1 << 62) - 1)
    )
