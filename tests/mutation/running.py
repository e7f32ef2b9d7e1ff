"""Runs the tests of an area against its mutants.

The tests are collected once and run once, to learn which of them come to which line. Each mutant
then gets a process of its own, forked while no connection to a database is open, with the mistake
put in place of what runs; the tests that come to it are run, the fastest first, until one fails.
"""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

from tests.mutation.mutants import Mutant
from tests.mutation.putting import DoesNotLoad, Program

BUDGET = 8.0
"""Seconds of tests that a mutant gets, as they took when they were first run."""
KILLED, TIMED_OUT, SURVIVED, NO_TEST = "killed", "timed out", "survived", "no test"
LEARNT = "learnt"
LASTING = ("built_app", "loaded_app")
"""Fixtures that last the session and are dear: made once, before the first mutant."""

OUTSIDE = {"browser", "own_app", "postgresql"}
"""Fixtures of tests that are left out: other processes do not have the mistake, or are slow."""


class Runner:
    """A plugin of pytest that runs the tests for each mutant in place of once."""

    def __init__(
        self,
        mutants: Sequence[Mutant],
        told: Mapping[str, Any],
        tell: Callable[[str, object], None],
        files: Sequence[str],
    ) -> None:
        self.mutants, self.told, self.tell = mutants, told, tell
        self.program = Program(files, Path.cwd())
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        self.failed = self.failed or report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn what comes where, then try each mutant of which nothing is known yet."""
        items = [i for i in session.items if not OUTSIDE & set(getattr(i, "fixturenames", ()))]
        asked = [mutant for mutant in self.mutants if mutant.key not in self.told]
        if asked and LEARNT not in self.told:
            self.tell(LEARNT, in_child(lambda: self._learn(items), seconds=900))
        if asked:
            self._warm(items)
        for mutant in asked:
            self.tell(mutant.key, self._try(mutant))
        return True

    def _learn(self, items: Sequence[pytest.Item]) -> object:
        """What each test costs that passes, and which of them come to which line."""
        paths = {file: str(self.program.root / file) for file in self.program.texts}
        coverage = Coverage(data_file=None, config_file=False, include=list(paths.values()))
        self.program.find()
        coverage.start()
        costs: dict[str, float] = {}
        for item, following in _pairs(items):
            self.program.forget()
            coverage.switch_context(item.nodeid)
            begun, self.failed = time.process_time(), False
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if not self.failed:
                costs[item.nodeid] = time.process_time() - begun
        coverage.stop()
        lines = {file: coverage.get_data().contexts_by_lineno(path) for file, path in paths.items()}
        return {"costs": costs, "lines": lines}

    def _warm(self, items: Sequence[pytest.Item]) -> None:
        """Make what lasts the session, and find what runs."""
        learnt = self.told[LEARNT]
        self.costs: dict[str, float] = learnt["costs"]
        self.named = {item.nodeid: item for item in items if item.nodeid in self.costs}
        self.lines = {
            file: {int(line): set(tests) & set(self.named) for line, tests in lines.items()}
            for file, lines in learnt["lines"].items()
        }
        for fixture in LASTING:
            item = next((i for i in items if fixture in getattr(i, "fixturenames", ())), None)
            if item is not None:
                item.ihook.pytest_runtest_protocol(item=item, nextitem=item.session)
        self.program.find()

    def _try(self, mutant: Mutant) -> object:
        """What comes of it, by as many of its tests as there is time for."""
        found = sorted(self.program.tests(mutant, self.lines), key=lambda name: self.costs[name])
        tests: list[pytest.Item] = []
        seconds = 0.0
        for name in found:
            if seconds < BUDGET:
                seconds += self.costs[name]
                tests.append(self.named[name])
        return in_child(lambda: self._ask(mutant, tests), seconds) if tests else NO_TEST

    def _ask(self, mutant: Mutant, tests: Sequence[pytest.Item]) -> str:
        self.failed = False
        try:
            self.program.put(mutant)
        except DoesNotLoad:
            return KILLED
        for test, following in _pairs(tests):
            test.ihook.pytest_runtest_protocol(item=test, nextitem=following)
            if self.failed:
                return KILLED
        return SURVIVED


def in_child(work: Callable[[], object], seconds: float) -> Any:
    """What the work gives back, done in a process of its own with several times these seconds.

    Raises JSONDecodeError where it fails; whoever ran it then finds why in the log.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            signal.setitimer(signal.ITIMER_PROF, 5 + 4 * seconds)
            signal.alarm(int(60 + 30 * seconds))
            with os.fdopen(writing, "w") as pipe:
                json.dump(work(), pipe)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return TIMED_OUT if ended < 0 else json.loads(said)


def _pairs(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, Any]]:
    """Each with the one that follows; after the last the session goes on."""
    return zip(items, [*items[1:], items[0].session], strict=True)
