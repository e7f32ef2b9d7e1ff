"""Connections that nobody can hold by being slow.

waitress reads a request whole, and keeps an answer that is not taken, without a thread of the
program. Ours on top: every connection has a time to come with its request and to take its answer,
and a server that is told to stop first finishes what it has begun.
"""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from socket import socket
from typing import Any, BinaryIO

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.buffers import ReadOnlyFileBasedBuffer
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask

SILENT_SECONDS = 15
"""How long a client may send nothing of a request, or take nothing of an answer."""
WHOLE_SECONDS = 60
"""How long a request may take to arrive, however it drips."""
FINISH_SECONDS = 10
"""How long a server that is told to stop waits for what it has begun."""
LARGEST_BODY = 25 * 1024 * 1024
MOST_CONNECTIONS = 1000
PIECE = 256 * 1024
"""Bytes of an answer that are handed to the network at once."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a file (by its number) that have not been read: so many from a place on."""

    file: int
    start: int
    length: int

    def read(self) -> bytes:
        """The bytes after all."""
        return os.pread(self.file, min(self.length, PIECE), self.start)


class SentFile(ReadOnlyFileBasedBuffer):  # type: ignore[misc]
    """A file as an answer, of which the system sends the bytes itself."""

    remain: int
    file: BinaryIO

    def get(self, numbytes: int = -1, skip: bool = False) -> Any:
        """What is next: of a file of the system unread."""
        try:
            return Stretch(self.file.fileno(), self.file.tell(), self.remain)
        except (AttributeError, OSError):
            return super().get(numbytes, skip)  # in memory


class ConnectionTask(WSGITask):  # type: ignore[misc]
    """One request, whose answer may be a file."""

    def get_environment(self) -> dict[str, Any]:
        """What the program is told of it."""
        environ: dict[str, Any] = super().get_environment()
        environ["wsgi.file_wrapper"] = SentFile
        return environ


class ClientConnection(HTTPChannel):  # type: ignore[misc] # waitress ships no types
    """A client's connection, with the time at which its request began to arrive."""

    task_class = ConnectionTask
    begun = 0.0
    sendbuf_len: int

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        # Of each piece that is read again whatever the client did not take at once.
        self.sendbuf_len = min(self.sendbuf_len, PIECE)

    def send(self, data: bytes | Stretch, do_close: bool = True) -> int:
        """Hand the network what it takes of these bytes, and say how much that was."""
        if isinstance(data, Stretch):
            try:
                return os.sendfile(self.socket.fileno(), data.file, data.start, data.length)
            except BlockingIOError:
                return 0
            except OSError:
                data = data.read()  # whose client is gone, or what the system cannot send itself
        return int(super().send(data, do_close))

    def received(self, data: bytes) -> bool:
        """Note when the first byte of a request comes; the clock was read just before."""
        if self.request is None:
            self.begun = self.last_activity
        return bool(super().received(data))

    def is_overdue(self, now: float) -> bool:
        """Whether its client lets it wait: the program itself never does."""
        if self.requests and not self.total_outbufs_len:
            return False
        if self.last_activity < now - SILENT_SECONDS:
            return True
        return self.request is not None and self.begun < now - WHOLE_SECONDS

    def is_busy(self) -> bool:
        """Whether a request is coming in, at work, or its answer on the way."""
        return bool(self.request is not None or self.requests or self.total_outbufs_len)


class Server(TcpWSGIServer):  # type: ignore[misc]
    """One process that listens, with its threads."""

    channel_class = ClientConnection

    def maintenance(self, now: float) -> None:
        """End the connections whose clients let them wait."""
        for connection in self.active_channels.values():
            if connection.is_overdue(now):
                connection.will_close = True

    def drain(self) -> bool:
        """Take nothing new, end what is idle. Returns whether everything begun is finished."""
        self.accepting = False
        busy = False
        for connection in self.active_channels.values():
            if connection.is_busy():
                busy = True
            else:
                connection.will_close = True
        return not busy


def serve(
    program: Any,
    listening: socket,
    threads: int,
    goes_on: Callable[[], bool],
    clock: Callable[[], float],
) -> None:
    """Answer on a socket that listens, until `goes_on` says no; then finish what has begun.

    `clock` tells seconds, of which only differences matter.
    """
    _keep_addresses_out_of_the_log()
    sockets: dict[int, Any] = {}
    threads_at_work = ThreadedTaskDispatcher()
    threads_at_work.set_thread_count(threads)
    server = Server(
        program,
        sockets,
        _sock=listening,
        dispatcher=threads_at_work,
        adj=Adjustments(
            sockets=[listening],
            threads=threads,
            ident=None,
            clear_untrusted_proxy_headers=False,
            connection_limit=MOST_CONNECTIONS,
            backlog=1024,
            asyncore_use_poll=True,
            cleanup_interval=1,
            max_request_body_size=LARGEST_BODY,
            max_request_header_size=64 * 1024,
            # An answer is kept whole for who takes it slowly: in memory, what is large in a file.
            outbuf_high_watermark=256 * 1024 * 1024,
            log_socket_errors=False,
        ),
        bind_socket=False,
        sockinfo=(listening.family, listening.type, listening.proto, listening.getsockname()),
    )
    while goes_on():
        wasyncore.loop(0.2, use_poll=True, map=sockets, count=1)
    last = clock() + FINISH_SECONDS
    while not server.drain() and clock() < last:
        wasyncore.loop(0.1, use_poll=True, map=sockets, count=1)
    threads_at_work.shutdown(timeout=1)
    for connection in list(server.active_channels.values()):
        connection.handle_close()
    wasyncore.close_all(sockets)


def _keep_addresses_out_of_the_log() -> None:
    """Waitress tells which address failed, and an address may be a secret: a calendar's link."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    logging.getLogger("waitress").addFilter(_without_address)


def _without_address(record: logging.LogRecord) -> bool:
    record.msg = str(record.msg).partition(" while serving ")[0]
    return True
