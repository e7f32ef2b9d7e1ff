"""How far an overview reaches."""

import uuid
from dataclasses import dataclass

from logbook.policy import Caller


@dataclass(frozen=True, slots=True)
class Reach:
    """Who looks, and whose things are shown: an account's own, or all that may be seen (None)."""

    caller: Caller
    of: uuid.UUID | None

    @classmethod
    def for_(cls, caller: Caller) -> "Reach":
        """Their own things for people who do things; for who only reads, everybody's."""
        return cls(caller, caller.id if caller.may_write else None)
