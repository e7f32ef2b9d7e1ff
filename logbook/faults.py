"""What a log may say of an exception: its kind and where it came from, never its message.

Messages quote what people wrote: the row that a constraint refused, the value that could not be
read. Logs are read by others than the records are, and kept elsewhere.
"""

import logging
import traceback
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


def keep_messages_out_of_logs() -> None:
    """Let every log line of this process tell exceptions so, whoever writes it.

    A formatter takes the text of an exception from the record, where it has one.
    """
    logging.setLogRecordFactory(_record)


def _record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = logging.LogRecord(*args, **kwargs)
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = kinds_and_places(record.exc_info[1])
    return record
