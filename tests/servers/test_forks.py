"""Processes of a test end with it, also when it is killed."""

import os
import subprocess
import sys
import time
from multiprocessing.connection import Connection

from tests.servers.program import ROOT

ASKING = """
from tests.servers.forks import forked
from tests.servers.test_forks import sleep
with forked(sleep) as other:
    print(other.recv(), flush=True)
    other.recv()
"""


def sleep(connection: Connection) -> None:
    """As a process: tell who it is, and do nothing for as long as anybody might wait."""
    connection.send(os.getpid())
    time.sleep(600)


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_fork_ends_by_itself_when_who_asked_for_it_is_killed() -> None:
    command = [sys.executable, "-c", ASKING]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        pid = int(asking.stdout.readline())
        assert is_there(pid)
        asking.kill()
    last = time.monotonic() + 60
    while is_there(pid) and time.monotonic() < last:
        time.sleep(0.05)
    assert not is_there(pid)
