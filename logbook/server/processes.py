"""Processes that answer on one socket, all from a program that was read once."""

import os
import signal
import socket
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from logbook.server.connections import FINISH_SECONDS, serve

KILL_SECONDS = FINISH_SECONDS + 4


class StopSignal:
    """Whether SIGTERM or SIGINT came, from now on."""

    def __init__(self) -> None:
        self.came = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._note)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.came = True


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises OSError where the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=1024)


def run(
    program: Any,
    listening: socket.socket,
    workers: int,
    threads: int,
    begins: Callable[[], None] = lambda: None,
) -> None:
    """Answer with so many processes of so many threads, until told to stop.

    `begins` is called once, when who asks is heard and who tells it to stop is too.
    """
    told = StopSignal()
    begins()
    if workers == 1:
        serve(program, listening, threads, lambda: not told.came, time.monotonic)
        return
    parent = os.getpid()

    def work() -> None:
        serve(
            program,
            listening,
            threads,
            lambda: not told.came and os.getppid() == parent,
            time.monotonic,
        )

    _watch(told, work, workers)


def _watch(told: StopSignal, work: Callable[[], None], workers: int) -> None:
    """Keep so many processes at work; one that ends by itself is followed by another."""
    running = {_fork(work) for _worker in range(workers)}
    while not told.came:
        time.sleep(0.2)
        ended = {pid for pid in running if os.waitpid(pid, os.WNOHANG)[0]}
        if ended and not told.came:
            time.sleep(0.5)
            running = running - ended | {_fork(work) for _worker in ended}
    _end(running)


def _fork(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def _end(running: set[int]) -> None:
    for pid in running:
        os.kill(pid, signal.SIGTERM)
    last = time.monotonic() + KILL_SECONDS
    while running and time.monotonic() < last:
        running = {pid for pid in running if not os.waitpid(pid, os.WNOHANG)[0]}
        time.sleep(0.05)
    for pid in running:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
