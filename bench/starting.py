"""How long the program and a command take to start, and what they read meanwhile."""

import os
import re
import statistics
import subprocess
import sys
import time

from bench.rows import Goal, Rows
from bench.servers import ROOT

SECRET = "only-for-the-bench-" + "x" * 32
CREATE = (
    "import time; t = time.perf_counter(); from config import Settings;"
    "from logbook import create_app;"
    f"create_app(Settings.from_environment({{'SECRET_KEY': '{SECRET}'}}));"
    "print(time.perf_counter() - t)"
)
COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi", "routes"]
GOAL, GOAL_OF_COMMAND = 1.0, 1.5
"""Seconds."""
_READ = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\w+)")


def start(rows: Rows, runs: int = 5) -> None:
    """The program, a command, and the packages that take longest to read."""
    _run([sys.executable, "-c", CREATE])
    created = [float(_run([sys.executable, "-c", CREATE]).stdout) for _ in range(runs)]
    commanded = []
    for _ in range(runs):
        began = time.perf_counter()
        _run(COMMAND)
        commanded.append(time.perf_counter() - began)
    rows.head("start")
    for name, took, goal in (
        ("start: create_app", created, GOAL),
        ("start: a command", commanded, GOAL_OF_COMMAND),
    ):
        spread = f"{min(took):.2f}-{max(took):.2f}"
        rows.add(name, statistics.median(took), Goal(goal), spread, unit="s")
    print(f"    read longest, in ms: {_longest()}")


def _longest() -> str:
    took: dict[str, int] = {}
    for line in _run([sys.executable, "-X", "importtime", "-c", CREATE]).stderr.splitlines():
        if found := _READ.match(line):
            took[found[2]] = took.get(found[2], 0) + int(found[1])
    most = sorted(took.items(), key=lambda one: -one[1])[:8]
    return ", ".join(f"{name} {microseconds // 1000}" for name, microseconds in most)


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SECRET_KEY": SECRET}
    # Read what the first run has compiled, as every start but the first does.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, env=environment
    )
