"""Clocks and connections of the bench."""

import http.client
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
    content: bytes
    cookie: str = ""


KEPT_SECONDS = 5
"""For how long an idle connection is relied on: servers let them go."""


class Client:
    """One kept connection to a server on loopback."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
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
        if time.monotonic() - self._used_at > KEPT_SECONDS:
            self._connection.close()  # the next request opens it again
        self._connection.request(method, path, body, dict(headers or {}))
        response = self._connection.getresponse()
        if expected not in (None, response.status):
            raise RuntimeError(f"{path} answered {response.status}")
        cookie = response.headers.get("Set-Cookie", "").partition(";")[0]
        content = response.read()
        self._used_at = time.monotonic()
        return Answer(response.status, response.headers.get("ETag", ""), content, cookie)


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
