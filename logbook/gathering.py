"""What a transaction gathers while it runs, to be written at once at its end.

A use case that logs a meeting with ten follow-ups indexes, records and plans for eleven records.
Written one by one that is a hundred statements; gathered it is the same few, however many records.

    _indexed: Gathering[UUID, Meeting] = Gathering(_write_all)
    _indexed.add(meeting.id, meeting)      # in the use case
    write_gathered(session)                # by the transaction itself, before it commits

Whoever asks the database within the transaction for what is still gathered does not find it yet.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from sqlalchemy import event
from sqlalchemy.orm import Session

from logbook.rehearsal import NothingSaved, is_rehearsal

Key = TypeVar("Key")
Value = TypeVar("Value")

_NEW = "made in this transaction"
_EVERY: "list[Gathering[Any, Any]]" = []
_AFTERWARDS = "what is done after the commit"


class Gathering(Generic[Key, Value]):
    """One kind of thing that is written at the end; of each key the last value.

    `write` gets them in the order in which their keys came, with all changes of records flushed.
    Kinds are written by `order`, the lowest first: what takes a lock that others wait for is last.
    """

    def __init__(self, write: Callable[[dict[Key, Value]], None], *, order: int) -> None:
        self.write = write
        self.order = order
        _EVERY.append(self)
        _EVERY.sort(key=lambda one: one.order)

    def of(self, session: Session) -> dict[Key, Value]:
        """What this session has gathered so far, to look at or to take from."""
        kept: dict[Key, Value] = session.info.setdefault(self, {})
        return kept


@event.listens_for(Session, "pending_to_persistent")
def _note_new(session: Session, record: object) -> None:
    session.info.setdefault(_NEW, {})[id(record)] = record


def is_new(session: Session, record: object) -> bool:
    """Whether this transaction made the record: then nothing that follows from it is there yet."""
    return id(record) in session.info.get(_NEW, ()) or record in session.new


def write_gathered(session: Session) -> None:
    """Write all that was gathered, after all that is pending.

    Raises NothingSaved in a rehearsal, which stops before its writing is done.
    """
    if is_rehearsal():
        raise NothingSaved
    session.flush()
    for one in _EVERY:
        gathered = session.info.pop(one, None)
        if gathered:
            one.write(gathered)
    session.flush()


def forget_new(session: Session) -> None:
    """What an earlier transaction made is there for all: another begins."""
    session.info.pop(_NEW, None)


def forget_gathered(session: Session) -> None:
    """Write nothing of it, and do nothing afterwards: the transaction is undone."""
    for one in _EVERY:
        session.info.pop(one, None)
    session.info.pop(_AFTERWARDS, None)


def afterwards(session: Session, act: Callable[[], None]) -> None:
    """Do this once what the transaction writes is committed, in transactions of its own.

    What a kill at that moment leaves undone must be found undone by whoever needs it.
    """
    session.info.setdefault(_AFTERWARDS, []).append(act)


def taken_afterwards(session: Session) -> list[Callable[[], None]]:
    """What is to be done now that the transaction is committed, each once."""
    acts: list[Callable[[], None]] = session.info.pop(_AFTERWARDS, [])
    return acts


@contextmanager
def attempt(session: Session) -> Iterator[None]:
    """A part of a transaction that leaves no trace when it raises, in what is gathered neither."""
    kept = {one: dict(session.info.get(one, ())) for one in _EVERY}
    try:
        with session.begin_nested():
            yield
    except BaseException:
        session.info.update(kept)
        raise
