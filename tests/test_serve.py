"""`make run`, as its user meets it: a link as the last line, and nothing left running."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

from tests.servers.program import Program, free_port, serving


def test_it_prints_a_link_that_works_ends_with_its_scheduler_and_starts_again(tmp_path: Path):
    with serving(tmp_path) as program:
        first = program.link()
        assert first.startswith(f"http://127.0.0.1:{program.port}/sign-in/")
        assert _status(program, first) == 200
        children = _children(program)
        (scheduler,) = (pid for pid, command in children.items() if "scheduler" in command)
        os.kill(scheduler, signal.SIGKILL)
        assert program.process.wait(timeout=20) == 1

    assert "the scheduler ended by itself" in program.log.read_text()
    assert not _still_running(children)
    _starts_on_its_data_and_ends_when_told(tmp_path, first)


def _starts_on_its_data_and_ends_when_told(directory: Path, first: str) -> None:
    with serving(directory) as program:
        assert program.link().rpartition("/")[2] != first.rpartition("/")[2]
        children = _children(program)
        assert len(children) == 2
        begun = time.monotonic()
        program.process.send_signal(signal.SIGTERM)
        assert program.process.wait(timeout=30) == 0
        assert time.monotonic() - begun < 20

    assert not _still_running(children)


def test_a_port_in_use_is_refused_in_one_line(tmp_path: Path):
    port = free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with serving(tmp_path, port) as program:
            assert program.process.wait(timeout=20) == 1

    (line,) = program.log.read_text().splitlines()
    assert line.startswith(f"PORT: {port} cannot be used")


def _status(program: Program, link: str) -> int:
    connection = HTTPConnection("127.0.0.1", program.port, timeout=20)
    connection.request("GET", link.partition(str(program.port))[2])
    status = connection.getresponse().status
    connection.close()
    return status


def _processes() -> Iterator[tuple[int, int, str]]:
    """Process id, parent and command of all that runs."""
    listed = subprocess.check_output(["ps", "-A", "-o", "pid=,ppid=,args="], text=True)
    for line in listed.splitlines():
        pid, parent, command = line.split(maxsplit=2)
        yield int(pid), int(parent), command


def _children(program: Program) -> dict[int, str]:
    return {pid: line for pid, parent, line in _processes() if parent == program.process.pid}


def _still_running(children: dict[int, str]) -> set[int]:
    return {pid for pid, _, command in _processes() if children.get(pid) == command}
