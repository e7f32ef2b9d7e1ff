import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUITE = """
import os, pytest

@pytest.mark.harness(short=2, long=500)
def test_long(harness):
    harness.figure(f"{harness.rounds} rounds, {harness.random.randrange(1000)} drawn")

@pytest.mark.harness(short=1, long=1)
def test_other(harness):
    assert "FAIL" not in os.environ

@pytest.mark.harness(short=0, long=7)
def test_only_long(harness):
    harness.figure(f"{harness.rounds} of the long form only")

@pytest.mark.skipif("SKIP" in os.environ, reason="no moon tonight")
def test_skippable():
    pass
"""


class Suite:
    """A small suite of its own, run by a pytest of its own, where nothing else is loaded."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        (directory / "test_suite.py").write_text(SUITE)
        (directory / "pytest.ini").write_text("[pytest]\nmarkers = harness(short, long)\n")

    def run(self, *arguments: str, **environment: str) -> tuple[int, str]:
        """The exit code and what was printed."""
        plugins = ["-p", "xdist", "-p", "tests.skips", "-p", "tests.harness"]
        given = {n: v for n, v in os.environ.items() if n != "CI" and not n.startswith("PYTEST")}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *plugins, *arguments],
            cwd=self.directory,
            env=given
            | {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
            | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    return Suite(tmp_path)


def test_the_short_form_is_the_same_each_time_and_tells_its_figure(suite: Suite):
    first = suite.run()
    second = suite.run("-n", "1")

    assert first[0] == 0
    figures = [line for line in first[1].splitlines() if "2 rounds" in line]
    assert len(figures) == 1
    assert figures[0] in second[1]


def test_what_has_no_short_form_runs_in_the_long_one_only(suite: Suite):
    assert "of the long form only" not in suite.run()[1]
    assert "7 of the long form only" in suite.run("--harness=long")[1]


def test_the_long_form_goes_on_where_it_was_stopped_and_starts_anew_after_its_end(suite: Suite):
    code, said = suite.run("-m", "harness", "--harness=long", FAIL="1")
    assert code == 1
    assert "500 rounds" in said

    code, said = suite.run("-m", "harness", "--harness=long")
    assert code == 0
    assert "500 rounds" not in said

    code, said = suite.run("-m", "harness", "--harness=long")
    assert code == 0
    assert "500 rounds" in said


def test_what_was_skipped_is_named_with_its_reason_and_counted(suite: Suite):
    code, said = suite.run(SKIP="1")

    assert code == 0
    assert "1 not run" in said
    assert "test_suite.py::test_skippable: Skipped: no moon tonight" in said


@pytest.mark.parametrize("workers", ["0", "1"])
def test_nothing_may_be_skipped_in_continuous_integration(suite: Suite, workers):
    assert suite.run("-n", workers, SKIP="1", CI="true")[0] == 1


def test_a_run_that_left_nothing_out_passes_in_continuous_integration(suite: Suite):
    assert suite.run(CI="true")[0] == 0
