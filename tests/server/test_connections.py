"""A server that slow clients cannot hold, and that finishes what it has begun."""

import errno
import logging
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from logbook.server import connections
from logbook.server.processes import listen

BODY = "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
SLOW = {
    "that send two bytes of a body": f"{BODY}Content-Length: 1000\r\n\r\nab",
    "that send a part of a chunk": f"{BODY}Transfer-Encoding: chunked\r\n\r\nff\r\nab",
    "that send half a header": "GET / HTTP/1.1\r\nHos",
    "that send nothing": "",
    "that take nothing of a large answer": "GET /large HTTP/1.1\r\nHost: x\r\n\r\n",
}


def program(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    """Reads what was sent, and answers: a megabyte, if so asked."""
    environ["wsgi.input"].read()
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"x" * 1_000_000] if environ["PATH_INFO"] == "/large" else [b"ok"]


@contextmanager
def serving(program: Any, threads: int = 2) -> Iterator[tuple[int, Callable[[], float]]]:
    """The port of a server, and what tells it to stop and gives the seconds until it has."""
    told = Event()
    with listen("127.0.0.1", 0) as listening:
        thread = Thread(
            target=connections.serve,
            args=(program, listening, threads, lambda: not told.is_set(), time.monotonic),
        )
        thread.start()

        def stop() -> float:
            began = time.monotonic()
            told.set()
            thread.join(timeout=20)
            return time.monotonic() - began

        try:
            yield listening.getsockname()[1], stop
        finally:
            stop()


def ask(port: int, path: str = "/", method: str = "GET", **headers: str) -> tuple[int, bytes]:
    """Status and body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def send(port: int, what: str) -> socket.socket:
    """A client that sends this, and then is silent."""
    client = socket.create_connection(("127.0.0.1", port), timeout=5)
    client.sendall(what.encode())
    return client


def is_ended(client: socket.socket) -> bool:
    """Whether the server ends the connection, in time."""
    try:
        while client.recv(65536):
            pass
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("what", SLOW.values(), ids=SLOW.keys())
def test_three_hundred_slow_clients_keep_nobody_waiting(what: str):
    with serving(program) as (port, _stop), ExitStack() as slow:
        for _client in range(300):
            slow.enter_context(send(port, what))
        ask(port)  # after the answers that were asked for: to make them is work, not waiting
        for _time in range(5):
            began = time.monotonic()
            assert ask(port) == (200, b"ok")
            assert time.monotonic() - began < 1


@pytest.mark.parametrize("what", SLOW.values(), ids=SLOW.keys())
def test_who_is_silent_is_sent_away(what: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connections, "SILENT_SECONDS", 0.2)
    with serving(program) as (port, _stop), send(port, what) as client:
        assert is_ended(client)


def test_who_drips_is_sent_away(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connections, "WHOLE_SECONDS", 0.3)
    with serving(program) as (port, _stop), send(port, SLOW["that send nothing"]) as client:
        client.sendall(f"{BODY}Content-Length: 1000\r\n\r\n".encode())
        until = time.monotonic() + 5
        with suppress(ConnectionError):
            while time.monotonic() < until:
                client.sendall(b"a")
                time.sleep(0.05)
        assert time.monotonic() < until


def test_who_waits_for_the_program_is_not_sent_away(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connections, "SILENT_SECONDS", 0.2)

    def slowly(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        time.sleep(1.5)
        return program(environ, start)

    with serving(slowly) as (port, _stop):
        assert ask(port) == (200, b"ok")


def test_what_has_begun_is_finished_and_nothing_new_is_taken():
    begun, may_end = Event(), Event()

    def held(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        begun.set()
        may_end.wait(5)
        start("200 OK", [("Content-Length", "4000000")])
        return [b"x" * 4_000_000]

    answered: list[tuple[int, int]] = []

    def client(port: int) -> None:
        status, body = ask(port)
        answered.append((status, len(body)))

    with serving(held) as (port, stop), send(port, "") as idle:
        thread = Thread(target=client, args=(port,))
        thread.start()
        assert begun.wait(5)
        stopping = Thread(target=stop)
        stopping.start()
        assert is_ended(idle)
        may_end.set()
        thread.join(10)
        stopping.join(10)
    assert answered == [(200, 4_000_000)]


def test_slow_clients_do_not_keep_it_from_stopping(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connections, "FINISH_SECONDS", 0.5)
    with serving(program) as (port, stop), ExitStack() as slow:
        for what in SLOW.values():
            slow.enter_context(send(port, what))
        assert stop() < 5


@pytest.mark.parametrize("size", [{"Content-Length": str(connections.LARGEST_BODY + 1)}])
def test_what_is_too_large_is_refused_before_it_is_sent(size: dict[str, str]):
    with serving(program) as (port, _stop):
        assert ask(port, method="POST", **size)[0] == 413


@pytest.mark.parametrize("is_sent", [True, False])
def test_a_file_arrives_whole_at_who_takes_it_slowly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_sent: bool
):
    """Whether the system sends it itself, or says that it cannot."""
    if not is_sent:
        monkeypatch.setattr(os, "sendfile", cannot)
    content = os.urandom(3_000_000)
    (tmp_path / "file").write_bytes(content)

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        start("200 OK", [("Content-Length", str(len(content)))])
        return environ["wsgi.file_wrapper"]((tmp_path / "file").open("rb", buffering=0))

    asked = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    with serving(answer) as (port, _stop), send(port, asked * 2) as client:
        got = bytearray()
        while len(got) < 2 * len(content):
            got += client.recv(300_000)
            time.sleep(0.001)
    assert got.count(content) == 2


def cannot(*_given: int) -> int:
    raise OSError(errno.EINVAL, "not this file")


def test_requests_may_be_sent_before_the_first_is_answered():
    with serving(program) as (port, _stop):
        pipeline = "GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 3
        with send(
            port, pipeline + "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        ) as client:
            answers = b""
            while part := client.recv(65536):
                answers += part
    assert answers.count(b"200 OK") == 4
    assert b"Server:" not in answers


def test_an_address_that_fails_stays_out_of_the_log(caplog: pytest.LogCaptureFixture):
    def failing(_environ: object, _start: object) -> list[bytes]:
        raise RuntimeError("not ours to tell")

    logger = logging.getLogger("waitress")
    logger.addHandler(caplog.handler)
    try:
        with serving(failing) as (port, _stop):
            assert ask(port, "/cal/secret-of-a-link/mine.ics")[0] == 500
    finally:
        logger.removeHandler(caplog.handler)
    assert caplog.records
    assert "secret-of-a-link" not in caplog.text
