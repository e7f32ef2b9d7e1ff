"""Clocks and connections of the bench."""

import re
import socket
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Request = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds of one workload: the median, and between what nine of ten lay."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, times: Sequence[float]) -> "Figure":
        """Of all times that were taken."""
        ordered = sorted(times)
        last = len(ordered) - 1
        return cls(
            statistics.median(ordered), ordered[round(last * 0.05)], ordered[round(last * 0.95)]
        )

    def __str__(self) -> str:
        """As a row shows it."""
        return f"{self.median:.2f} ({self.low:.2f}-{self.high:.2f})"


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer."""

    status: int
    etag: str
    content: bytes | bytearray
    cookie: str = ""


KEPT_SECONDS = 5
"""For how long an idle connection is relied on: servers let them go."""
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_ETAG = re.compile(rb"\r\netag: *([^\r]*)", re.IGNORECASE)
_COOKIE = re.compile(rb"\r\nset-cookie: *([^;\r]*)", re.IGNORECASE)
_PIECE = 1 << 20


class Client:
    """One kept connection to a server on loopback, which tells how long its answers are.

    By hand: http.client takes as long to read the head of an answer as a server takes for a poll.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None
        self._used_at = 0.0

    def send(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        expected: int | None = None,
    ) -> Answer:
        """Send a request and read the whole answer. Raises RuntimeError for another status."""
        told = {"Host": f"127.0.0.1:{self._port}"} | dict(headers or {})
        if body is not None:
            told["Content-Length"] = str(len(body))
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        opened = self._opened()
        opened.sendall(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + (body or b""))
        head, content = self._answered(opened)
        status = int(head[9:12])
        if expected not in (None, status):
            raise RuntimeError(f"{path} answered {status}: {content[:200]!r}")
        self._used_at = time.monotonic()
        return Answer(status, _found(_ETAG, head), content, _found(_COOKIE, head))

    def _opened(self) -> socket.socket:
        if self._socket is not None and time.monotonic() - self._used_at > KEPT_SECONDS:
            self._socket.close()
            self._socket = None
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=600)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._used_at = time.monotonic()
        return self._socket

    def _answered(self, reading: socket.socket) -> tuple[bytes, bytearray]:
        """Head and content."""
        got = b""
        while b"\r\n\r\n" not in got:
            got += _some(reading)
        head, _, begun = got.partition(b"\r\n\r\n")
        length = int(_found(_LENGTH, head) or 0)
        if head[9:12] in (b"204", b"304"):
            length = 0
        elif not _LENGTH.search(head):
            raise RuntimeError("an answer does not say how long it is")
        content = bytearray(length)
        content[: len(begun)] = begun
        view, done = memoryview(content), len(begun)
        while done < length:
            done += reading.recv_into(view[done:])
        if b"\r\nconnection: close" in head.lower():
            reading.close()
            self._socket = None
        return head, content


def _some(reading: socket.socket) -> bytes:
    got = reading.recv(_PIECE)
    if not got:
        raise RuntimeError("a server ended a connection")
    return got


def _found(wanted: re.Pattern[bytes], head: bytes) -> str:
    found = wanted.search(head)
    return "" if found is None else found[1].decode()


def in_turn(
    requests: Mapping[str, Request], rounds: int, before: Mapping[str, Callable[[], object]] = {}
) -> dict[str, Figure]:
    """Run the requests in turn, A B A B …, so that a slow moment of the machine hits all alike.

    A request answers its status; anything but success or 304 ends the bench. What is done `before`
    one is not timed.
    """
    times: dict[str, list[float]] = {name: [] for name in requests}
    for turn in range(rounds + 1):
        for name, request in requests.items():
            before.get(name, int)()
            began = time.perf_counter()
            status = request()
            took = (time.perf_counter() - began) * 1000
            if not (200 <= status < 300 or status == 304):
                raise RuntimeError(f"{name} answered {status}")
            if turn:  # the first round warms up
                times[name].append(took)
    return {name: Figure.of(taken) for name, taken in times.items()}
