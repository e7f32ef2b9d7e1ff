"""Long harnesses: tests that repeat themselves, shortly in `make test`, at length in `make assure`.

    @pytest.mark.harness(short=20, long=2000)
    def test_no_kill_loses_a_reminder(harness: Harness):
        for _ in range(harness.rounds):
            …harness.random.choice(…)…
        harness.figure(f"{kills} kills, {copies} copies")

One without a short form (`short=0`) is left out of `make test`. `make assure` goes on where it was
stopped: what passed on this commit is not run again until all has passed.
"""

import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

import pytest

SEED = 20220407
FIGURE = "figure"
DONE = "harness/done"


@dataclass(frozen=True)
class Harness:
    """How often to repeat, the randomness to do it with, and where to tell what came of it."""

    rounds: int
    random: random.Random
    figure: Callable[[str], None]


@pytest.fixture
def harness(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]):
    """For a test marked `harness(short=…, long=…)`: the number that this run asks for."""
    marker = request.node.get_closest_marker("harness")
    return Harness(
        rounds=marker.kwargs[request.config.getoption("--harness")],
        random=random.Random(SEED),
        figure=lambda text: record_property(FIGURE, text),
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    """--harness=short|long."""
    parser.addoption("--harness", choices=["short", "long"], default="short", help="how long")


def pytest_configure(config: pytest.Config) -> None:
    """In the long form, remember what passed."""
    cache = getattr(config, "cache", None)
    if config.getoption("--harness") == "long" and cache is not None:
        config.pluginmanager.register(_Memory(cache))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what has no form of this length."""
    length = config.getoption("--harness")
    markers = {item: item.get_closest_marker("harness") for item in items}
    none = [item for item, marker in markers.items() if marker and marker.kwargs[length] == 0]
    config.hook.pytest_deselected(items=none)
    items[:] = [item for item in items if item not in none]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print each figure."""
    figures = [
        f"{report.nodeid}: {value}"
        for report in terminalreporter.stats.get("passed", [])
        for name, value in report.user_properties
        if name == FIGURE
    ]
    if figures:
        terminalreporter.section("figures")
        for figure in figures:
            terminalreporter.write_line(figure)


class _Memory:
    """The harnesses that passed on this commit, kept between runs until all have."""

    def __init__(self, cache: pytest.Cache) -> None:
        self._cache = cache
        self._commit = _commit()
        kept = cache.get(DONE, {})
        self._done: list[str] = kept.get("tests", []) if kept.get("commit") == self._commit else []

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        done = [item for item in items if item.nodeid in self._done]
        config.hook.pytest_deselected(items=done)
        items[:] = [item for item in items if item.nodeid not in self._done]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self._keep([*self._done, report.nodeid])

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        if exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            self._keep([])

    def _keep(self, tests: list[str]) -> None:
        self._done = tests
        self._cache.set(DONE, {"commit": self._commit, "tests": tests})


def _commit() -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    asked = subprocess.run([git, "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    return asked.stdout.strip()
