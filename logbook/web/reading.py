"""How input is being read: typed by a person in a form, or sent by a program as JSON."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InputReading:
    """`typed`: a form, where dates come as people write them and lists as repeated fields.

    `asks`: a query string, that names records to find others by.
    """

    typed: bool
    today: date
    language: str
    asks: bool = False


_reading: ContextVar[InputReading] = ContextVar("reading")


@contextmanager
def reading_as(how: InputReading) -> Iterator[None]:
    """Read input this way within the block."""
    token = _reading.set(how)
    try:
        yield
    finally:
        _reading.reset(token)


def asks() -> bool:
    """Whether a query string is read: it may name what has gone since it was kept."""
    how = _reading.get(None)
    return how is not None and how.asks


def current_reading() -> InputReading:
    """How input is read now. Raises LookupError outside `reading_as`."""
    return _reading.get()
