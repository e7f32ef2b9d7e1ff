"""Turns to write to a file of SQLite: of the threads of a process, and of all processes.

SQLite has one writer at a time and lets the others try again now and then: among many an unlucky
one waits for seconds, or is told "database is locked". Here the threads of a process wait for each
other, and the one whose turn it is draws a number for the process, in a file beside the database.
Each number is locked by who drew it until its turn is over, so that whoever ends, also by a kill,
keeps nobody waiting.
"""

import fcntl
import os
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, get_ident

GLANCE = 0.001
"""Seconds between two looks at whose turn it is."""
_COUNTER = 8
"""Bytes of the number drawn last; the byte that is locked for a number lies behind them."""


class Queue:
    """A lock that the threads of a process get in the order in which they asked for it."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._holder: int | None = None

    def acquire(self, seconds: float) -> bool:
        """Wait for it, at most so long; whether it came."""
        mine = Lock()
        with self._guard:
            if self._holder is None:
                self._holder = get_ident()
                return True
            mine.acquire()
            self._waiting.append(mine)
        came = mine.acquire(timeout=seconds)
        with self._guard:
            if not came and mine in self._waiting:
                self._waiting.remove(mine)
                return False
            self._holder = get_ident()
            return True

    def release(self) -> None:
        """Hand it to who asked first."""
        with self._guard:
            if self._waiting:
                self._holder = 0  # of nobody who asks whether it is theirs, and not free
                self._waiting.popleft().release()
            else:
                self._holder = None

    def is_mine(self) -> bool:
        """Whether this thread has it."""
        return self._holder == get_ident()


class Turns:
    """The turns of one file.

    A thread does not wait for itself: what it opens inside its own turn is for SQLite to judge.
    """

    def __init__(self, database: str) -> None:
        self._file = f"{database}-turns"
        self._threads = Queue()
        self._numbers = -1

    @contextmanager
    def taken(self, seconds: float) -> Iterator[None]:
        """Wait for the turn, at most so long; after that SQLite judges."""
        until = time.monotonic() + seconds
        if self._threads.is_mine() or not self._threads.acquire(seconds):
            yield
            return
        try:
            # A disk that is full or fails is told of by SQLite, in its own words.
            with suppress(OSError):
                if self._opened():
                    self._wait(until)
            yield
        finally:
            if self._opened():
                self._lock(fcntl.LOCK_UN, 0, 0)
            self._threads.release()

    def _opened(self) -> bool:
        """Whether processes can wait for each other: in a directory that can be written in."""
        if self._numbers < 0:
            try:
                self._numbers = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError:
                return False
        return True

    def _wait(self, until: float) -> None:
        """Draw a number, and wait until everybody before it has had their turn."""
        if not self._locked(0, 1, until):
            return
        number = int.from_bytes(os.pread(self._numbers, _COUNTER, 0)) + 1
        self._lock(fcntl.LOCK_EX, _COUNTER + number, 1)
        os.pwrite(self._numbers, number.to_bytes(_COUNTER), 0)
        self._lock(fcntl.LOCK_UN, 0, 1)
        self._locked(_COUNTER, number, until)

    def _locked(self, start: int, length: int, until: float) -> bool:
        """Lock these bytes once nobody else has any of them; whether that was in time."""
        while True:
            try:
                self._lock(fcntl.LOCK_EX | fcntl.LOCK_NB, start, length)
            except (BlockingIOError, PermissionError):
                if time.monotonic() > until:
                    return False
                time.sleep(GLANCE)
            else:
                return True

    def _lock(self, how: int, start: int, length: int) -> None:
        fcntl.lockf(self._numbers, how, length, start)
