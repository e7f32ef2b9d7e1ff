"""Processes of the program, for what several do at once: forks of one that has read all of it.

A process that is started reads the program first, for more than a second; a fork has it at once
and shares nothing that is open. The first that is asked for starts the process they come from.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from threading import Thread

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.servers.preloaded"])


@contextmanager
def forked(work: Callable[..., None], *arguments: object) -> Iterator[Connection]:
    """A process that does `work(connection, *arguments)`, and our end of that connection.

    Killed at the end of the block, and by itself when the process that asked for it is gone. What
    it told before it ended can be received all the same, and then EOFError is raised; what it died
    of by itself stands on standard error.
    """
    ours, its = FORKS.Pipe()
    process = FORKS.Process(target=_do, args=(work, its, *arguments), daemon=True)
    process.start()
    its.close()
    try:
        yield ours
    finally:
        process.kill()
        process.join()


def _do(work: Callable[..., None], *given: object) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    work(*given)


def _end_with_parent() -> None:
    """A worker that is killed ends nothing: what it started would go on for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
