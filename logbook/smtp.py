"""SMTP with a deadline: a server that sends a byte now and then holds nobody.

The time-out of a socket starts again with every byte. Here a whole stretch of a conversation ends
at one moment, by the clock that never jumps.
"""

import io
import smtplib
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class _Timed(smtplib.SMTP):
    """A client whose reading and writing end when the time that was allowed is over."""

    def __init__(self, host: str, port: int, name: str, *, timeout: float, **options: Any) -> None:
        self.allow(timeout)
        super().__init__(host, port, name, timeout=timeout, **options)

    def allow(self, seconds: float) -> None:
        """From now on all that comes must be done in so many seconds, until allowed anew."""
        self._ends = monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left. Raises TimeoutError when there are none."""
        seconds = self._ends - monotonic()
        if seconds <= 0:
            raise TimeoutError("timed out")
        return seconds

    def tighten(self) -> None:
        """Let the next step on the socket take what is left and no more."""
        if self.sock is not None:
            self.sock.settimeout(self.left())

    def send(self, s: Any) -> None:
        """All of it in the time that is left."""
        self.tighten()
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        """A whole answer in the time that is left."""
        if self.file is None and self.sock is not None:
            self.file = io.BufferedReader(_Reading(self))
        return super().getreply()


class TimedClient(_Timed):
    """Over a plain connection, or one that STARTTLS makes safe."""


class TimedTlsClient(_Timed, smtplib.SMTP_SSL):
    """Over TLS from the first byte."""


class _Reading(io.RawIOBase):
    """What comes over the client's socket; every read has what is left of the time."""

    def __init__(self, client: _Timed) -> None:
        self._client = client

    def readable(self) -> bool:
        """It is only read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Bytes as they come; 0 at the end."""
        if self._client.sock is None:
            return 0
        self._client.tighten()
        return self._client.sock.recv_into(buffer)
