"""What can go wrong in a use case. No HTTP in here: the entry points translate."""

from collections.abc import Mapping, Sequence
from typing import Any


class LogbookError(Exception):
    """The ancestor of all refusals of a use case."""


class NotFound(LogbookError):
    """It does not exist, or the caller may not know that it does: the two are never told apart."""


class Forbidden(LogbookError):
    """The caller may know of it but may not do this."""


class Conflict(LogbookError):
    """Somebody changed the record since the caller read it.

    `current` is the record as it stands now.
    """

    def __init__(self, current: object) -> None:
        super().__init__("changed since it was read")
        self.current = current


class AlreadyExists(LogbookError):
    """A record with the id that the caller chose exists with other content."""


class Invalid(LogbookError):
    """The input breaks a rule. `errors` maps a field's path ('points-0-kind') to its sentences.

    `readable`: where fields could not be read, the others, for the rules to judge (see `judging`).
    """

    def __init__(self, errors: Mapping[str, Sequence[str]], readable: Any = None) -> None:
        super().__init__("; ".join(f"{k}: {' '.join(v)}" for k, v in errors.items()))
        self.errors = {path: list(sentences) for path, sentences in errors.items()}
        self.readable = readable
