"""Every process that a test starts ends with it: the last lines name what is left, and that fails.

What is started inherits a mark of this run in its environment, whoever its parent becomes. Where
there is no /proc nothing is looked for.
"""

import os
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

MARK = "LOGBOOK_TEST_RUN"
GRACE = 5.0
"""Seconds for what was told to end."""

_run = pytest.StashKey[str]()
_left = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Mark this run; a run within a test has a mark beside those around it."""
    if not hasattr(config, "workerinput"):
        config.stash[_run] = uuid.uuid4().hex
        os.environ[MARK] = f"{os.environ.get(MARK, '')} {config.stash[_run]}"


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Look for what is left once the workers are gone, and fail a run that passed."""
    if _run not in session.config.stash:
        return
    until = time.monotonic() + GRACE
    while (left := list(left_of(session.config.stash[_run]))) and time.monotonic() < until:
        time.sleep(0.2)
    session.config.stash[_left] = left
    if left:
        session.exitstatus = exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each process that is left."""
    if left := terminalreporter.config.stash.get(_left, []):
        terminalreporter.section(f"{len(left)} processes left behind")
        for process in left:
            terminalreporter.write_line(process, red=True)


def left_of(run: str) -> Iterator[str]:
    """The processes that a run started and that go on: number and command."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            marked = run.encode() in (process / "environ").read_bytes()
            command = (
                (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            )
        except OSError:
            continue
        if marked and command and int(process.name) != os.getpid():
            yield f"{process.name} {command.strip()[:200]}"
