"""What a log may say of an exception: its kind and where it came from, never its message.

Messages quote what people wrote: the row that a constraint refused, the value that could not be
read. Logs are read by others than the records are, and kept elsewhere.
"""

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any


def kinds_and_places(error: BaseException) -> str:
    """The frames and the kind of an exception, then those of what caused it; many lines."""
    parts = list[str]()
    seen = set[int]()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        places = "".join(traceback.format_tb(cause.__traceback__))
        parts.append(f"{places}{type(cause).__module__}.{type(cause).__qualname__}")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\nCaused by:\n".join(parts)


def words_of_database(error: BaseException | None) -> str:
    """What a database says is amiss with itself, on one line: never a row, never a statement."""
    # On PostgreSQL the lines after the first may quote a row; SQLite quotes the statement where it
    # finds fault with that, and what somebody looks for stands in it.
    name = getattr(error, "sqlite_errorname", None)
    return str(name) if name == "SQLITE_ERROR" else str(error).partition("\n")[0]


def says_taken(error: BaseException | None) -> bool:
    """Whether a database refuses a row because another one has its id, or what is unique in it."""
    name = getattr(error, "sqlite_errorname", None)
    state = getattr(error, "sqlstate", None)
    return state == "23505" or name in ("SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE")


def keep_messages_out_of_logs() -> None:
    """Let every log line of this process tell exceptions so, whoever writes it.

    A formatter takes the text of an exception from the record, where it has one. What nobody
    catches ends on standard error, which is a log too.
    """
    logging.setLogRecordFactory(_record)
    sys.excepthook = _tell_uncaught
    threading.excepthook = _tell_uncaught_in_thread


def _record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = logging.LogRecord(*args, **kwargs)
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = kinds_and_places(record.exc_info[1])
        record.exc_info = None
    if isinstance(record.args, tuple):
        record.args = tuple(
            type(arg).__qualname__ if isinstance(arg, BaseException) else arg for arg in record.args
        )
    return record


def _tell_uncaught(
    _kind: type[BaseException], error: BaseException, _places: TracebackType | None
) -> None:
    sys.stderr.write(f"{kinds_and_places(error)}\n")


def _tell_uncaught_in_thread(how: threading.ExceptHookArgs) -> None:
    if how.exc_value is not None:
        sys.stderr.write(f"{kinds_and_places(how.exc_value)}\n")
