"""The last good answers of this process: for polls that find nothing new or the database away.

At most 64 MiB; the least recently asked goes first.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

LARGEST = 64 * 1024 * 1024
KEPT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A feed's bytes with their ETag, and when they were last known to be true (UTC)."""

    etag: str
    body: bytes
    at: datetime


class LastAnswers:
    """Answers by the digest of the feed's token. Threads share it."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._size = 0
        self._answers: OrderedDict[str, KeptAnswer] = OrderedDict()
        self._lock = Lock()

    def keep(self, digest: str, answer: KeptAnswer) -> None:
        """Remember the answer in place of the one before."""
        with self._lock:
            self._forget(digest)
            self._answers[digest] = answer
            self._size += len(answer.body)
            while self._size > self._largest and len(self._answers) > 1:
                self._forget(next(iter(self._answers)))

    def find(self, digest: str, etag: str) -> bytes | None:
        """The bytes that have this ETag, if they are remembered."""
        with self._lock:
            answer = self._answers.get(digest)
            if answer is None or answer.etag != etag:
                return None
            self._answers.move_to_end(digest)
            return answer.body

    def last_good(self, digest: str, *, now: datetime) -> KeptAnswer | None:
        """The last answer when nothing better can be had, while it is at most 15 minutes old."""
        with self._lock:
            answer = self._answers.get(digest)
        return answer if answer is not None and now - answer.at <= KEPT else None

    def forget(self, digest: str) -> None:
        """Never serve this feed again: it was seen revoked."""
        with self._lock:
            self._forget(digest)

    def _forget(self, digest: str) -> None:
        answer = self._answers.pop(digest, None)
        if answer is not None:
            self._size -= len(answer.body)
