"""A run of the tests says which of its processes it left behind."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run_of(tmp_path: Path, test: str) -> subprocess.CompletedProcess[str]:
    """A run of one test, with the plugin alone."""
    (tmp_path / "test_one.py").write_text(textwrap.dedent(test))
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.leftovers", "-p", "no:cacheprovider",
         "-c", os.devnull, "--rootdir", str(tmp_path), str(tmp_path / "test_one.py")],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip


def test_a_process_that_is_left_is_named_and_fails_the_run(tmp_path):
    done = run_of(
        tmp_path,
        """
        import subprocess

        def test_starts():
            subprocess.Popen(["sleep", "59"], start_new_session=True)
        """,
    )

    (left,) = [line for line in done.stdout.splitlines() if line.endswith("sleep 59")]
    os.kill(int(left.split()[0]), signal.SIGKILL)
    assert done.returncode == 1
    assert "1 processes left behind" in done.stdout


def test_a_process_that_ends_with_its_test_is_none(tmp_path):
    done = run_of(
        tmp_path,
        """
        import subprocess

        def test_starts():
            with subprocess.Popen(["sleep", "59"]) as started:
                started.kill()
        """,
    )

    assert done.returncode == 0, done.stdout
    assert "left behind" not in done.stdout
