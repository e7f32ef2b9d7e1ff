"""`make run`, as its user meets it: a link as the last line, and nothing left running."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(port: int, directory: Path) -> Iterator[subprocess.Popen[str]]:
    """The program with its data in a directory, ended at the end of the block if it has not."""
    given = {name: value for name, value in os.environ.items() if name != "PUBLIC_URL"}
    given |= {"DATABASE_URL": f"sqlite:///{directory / 'logbook.db'}", "SECRET_KEY": "x" * 32}
    with (
        (directory / "log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "logbook.serve", "--port", str(port)],
            cwd=ROOT,
            env=given,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()


def test_it_prints_a_link_that_works_and_ends_with_whatever_ends_first(port: int, tmp_path: Path):
    with serving(port, tmp_path) as process:
        link = _link(process)
        assert link.startswith(f"http://127.0.0.1:{port}/sign-in/")
        assert _status(port, link) == 200
        children = _children(process)
        (scheduler,) = (pid for pid, command in children.items() if "scheduler" in command)
        os.kill(scheduler, signal.SIGKILL)
        assert process.wait(timeout=20) == 1
    assert "the scheduler ended by itself" in (tmp_path / "log").read_text()
    assert not _running(children)

    with serving(port, tmp_path) as process:
        assert _link(process) != link
        children = _children(process)
        assert len(children) == 2
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
        assert time.monotonic() - begun < 20
    assert not _running(children)


def test_a_port_in_use_is_refused_in_one_line(port: int, tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with serving(port, tmp_path) as process:
            assert process.wait(timeout=20) == 1
    (line,) = (tmp_path / "log").read_text().splitlines()
    assert line.startswith(f"PORT: {port} cannot be used")


def _link(process: subprocess.Popen[str]) -> str:
    """The line that begins with an address: the program prints it last."""
    assert process.stdout is not None
    for line in process.stdout:
        if re.match(r"https?://", line):
            return line.strip()
    pytest.fail("it ended without a link")


def _status(port: int, link: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", link.partition(str(port))[2])
    status = connection.getresponse().status
    connection.close()
    return status


def _processes() -> Iterator[tuple[int, int, str]]:
    """Process id, parent and command of all that runs."""
    listed = subprocess.check_output(["ps", "-A", "-o", "pid=,ppid=,args="], text=True)
    for line in listed.splitlines():
        pid, parent, command = line.split(maxsplit=2)
        yield int(pid), int(parent), command


def _children(process: subprocess.Popen[str]) -> dict[int, str]:
    return {pid: command for pid, parent, command in _processes() if parent == process.pid}


def _running(children: dict[int, str]) -> set[int]:
    return {pid for pid, _, command in _processes() if children.get(pid) == command}
