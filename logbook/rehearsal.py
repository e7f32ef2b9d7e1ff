"""Rehearsals: a use case runs to see what it would show, and nothing of it is saved.

    with rehearsal():
        …   # whoever commits gets NothingSaved, and the transaction is undone

So that a form whose session had ended can be drawn again by the very code that would save it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import event
from sqlalchemy.orm import Session

from logbook.errors import Invalid

_rehearsing: ContextVar[bool] = ContextVar("rehearsing", default=False)


class NothingSaved(Invalid):
    """Something would have been saved now, had it not been a rehearsal.

    Whoever saves a form draws it again for this as for what is not right yet.
    """

    def __init__(self) -> None:
        super().__init__({})


@contextmanager
def rehearsal() -> Iterator[None]:
    """Let nothing be committed in the block."""
    token = _rehearsing.set(True)
    try:
        yield
    finally:
        _rehearsing.reset(token)


def is_rehearsal() -> bool:
    """Whether nothing may be saved now."""
    return _rehearsing.get()


@event.listens_for(Session, "before_commit")
def _save_nothing(_session: Session) -> None:
    if is_rehearsal():
        raise NothingSaved
